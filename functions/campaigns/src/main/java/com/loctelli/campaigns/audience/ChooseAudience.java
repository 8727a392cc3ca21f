package com.loctelli.campaigns.audience;

import com.loctelli.campaigns.CampaignProblems;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/sms/campaigns/{id}/audience}: chooses whom a draft is sent to, freezes and counts them. A choice of
 * very many goes on after the answer, which then says that it is not complete; the campaign tells how far it is, and
 * one that is sent meanwhile is prepared until it is done.
 */
@Needs(Feature.CAMPAIGNS)
public final class ChooseAudience implements Endpoint<ChooseAudience.Request, ChooseAudience.Chosen> {
    /** How long a caller waits for the counts. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Platform platform;
    private final Campaigns campaigns;
    private final Audience audience;

    @Inject
    ChooseAudience(Platform platform, Campaigns campaigns, Audience audience) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.audience = audience;
    }

    @Override
    public ChooseAudience.Chosen handle(Caller caller, Request request) {
        var filter = request.filter();
        var importId = request.importId();
        var leadIds = request.leadIds();
        if (Stream.of(filter, importId, leadIds).filter(Objects::nonNull).count() != 1) {
            throw Problem.field("/filter", "value", "give a filter, an importId or leadIds, and one of them only");
        }
        var end = platform.clock().now().plus(PATIENCE);
        if (leadIds != null) {
            audience.choose(caller.tenant(), request.id(), leadIds, end);
        } else if (importId != null) {
            audience.choose(caller.tenant(), request.id(), importId, end);
        } else {
            audience.choose(caller.tenant(), request.id(), Objects.requireNonNull(filter), end);
        }
        var ours = campaigns.of(caller.tenant());
        var campaign = ours.need(request.id()).value();
        var choosing = campaign.choosing();
        if (choosing != null) {
            ours.goOn(campaign.id(), choosing);
            return new Chosen(choosing.total(), choosing.excluded(), false, null, null);
        }
        var frozen = campaign.frozen();
        if (frozen == null) {
            throw CampaignProblems.AUDIENCE_REPLACED.problem();
        }
        return new Chosen(frozen.total(), frozen.excluded(), true, frozen.segments(), frozen.costMicros());
    }

    /**
     * What the leads have in common, or where they came from, or the leads themselves.
     *
     * @param importId an import that was made in earnest and is over: whom its rows made, changed or found
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @Nullable @Valid AudienceFilter filter,
            @Nullable @Size(min = 1, max = 60) String importId,
            @Nullable @Size(min = 1, max = 5000) List<@Size(max = 60) String> leadIds) {}

    /**
     * The counts.
     *
     * @param total how many are texted
     * @param excluded how many are not, by reason: {@code no_phone}, {@code invalid}, {@code suppressed},
     *     {@code unreachable}, {@code no_consent}, {@code duplicate}, {@code missing_field}, {@code too_long},
     *     {@code not_found}, and of an import {@code row_failed}
     * @param complete whether these are all; otherwise the choice goes on
     * @param segmentsEstimate how many segments their texts have
     * @param costEstimateMicros what they cost, in millionths of a US dollar
     */
    @Json
    public record Chosen(
            long total,
            Map<String, Long> excluded,
            boolean complete,
            @Nullable Long segmentsEstimate,
            @Nullable Long costEstimateMicros) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerAudienceComponent.factory().create(platform).chooseAudience());
        }
    }
}
