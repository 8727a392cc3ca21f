package com.loctelli.campaigns;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.Texts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sms/campaigns/{id}/schedule}: sends a campaign from an instant, or a local time, on. */
@Needs({Feature.CAMPAIGNS, Feature.SMS})
public final class ScheduleCampaign implements Endpoint<ScheduleCampaign.Request, Reply.Tagged<CampaignView>> {
    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;

    @Inject
    ScheduleCampaign(Platform platform, Campaigns campaigns, Texts texts) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
    }

    @Override
    public Reply.Tagged<CampaignView> handle(Caller caller, Request request) {
        var campaign =
                campaigns.of(caller.tenant()).moves().schedule(request.id(), plan(caller, request), caller.actor());
        return new Reply.Tagged<>(CampaignView.of(campaign), campaign.version());
    }

    private Plan plan(Caller caller, Request request) {
        var now = platform.clock().now();
        var at = request.at();
        var localAt = request.localAt();
        if ((at == null) == (localAt == null)) {
            throw Problem.field("/at", "value", "give either an instant or a local time");
        }
        if (at != null) {
            if (request.zone() != null) {
                throw Problem.field("/zone", "value", "belongs to a local time");
            }
            return needFuture(Plan.at(at), at, now, "/at");
        }
        var local = local(String.valueOf(localAt));
        if (request.zone() == ScheduleZone.LEAD) {
            var plan = Plan.forEach(local, now);
            return needFuture(plan, local.toInstant(Plan.LAST), now, "/localAt");
        }
        var instant = local.atZone(texts.of(caller.tenant()).zone()).toInstant();
        return needFuture(Plan.at(instant), instant, now, "/localAt");
    }

    private static Plan needFuture(Plan plan, Instant end, Instant now, String pointer) {
        if (!end.isAfter(now)) {
            throw Problem.field(pointer, "value", "must lie in the future");
        }
        return plan;
    }

    private static LocalDateTime local(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeParseException _) {
            throw Problem.field("/localAt", "value", "must be a local date and time such as 2026-03-02T09:00");
        }
    }

    /**
     * Which one, and when.
     *
     * @param localAt a date and time without a zone, such as {@code 2026-03-02T09:00}
     * @param zone whose time that is: the sub-account's where nothing is said, or each person's own
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @Nullable Instant at,
            @Nullable @Size(max = 40) String localAt,
            @Nullable ScheduleZone zone) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerCampaignsComponent.factory().create(platform).scheduleCampaign());
        }
    }
}
