package com.loctelli.campaigns;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import javax.inject.Inject;

/** {@code POST /v1/sms/campaigns/{id}/schedule}: sends a campaign from an instant on. */
@Needs({Feature.CAMPAIGNS, Feature.SMS})
public final class ScheduleCampaign implements Endpoint<ScheduleCampaign.Request, Reply.Tagged<CampaignView>> {
    private final Platform platform;
    private final Campaigns campaigns;

    @Inject
    ScheduleCampaign(Platform platform, Campaigns campaigns) {
        this.platform = platform;
        this.campaigns = campaigns;
    }

    @Override
    public Reply.Tagged<CampaignView> handle(Caller caller, Request request) {
        if (!request.at().isAfter(platform.clock().now())) {
            throw Problem.field("/at", "value", "must lie in the future");
        }
        var campaign = campaigns.of(caller.tenant()).schedule(request.id(), request.at());
        return new Reply.Tagged<>(CampaignView.of(campaign), campaign.version());
    }

    /** Which one, and when. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 60) String id, Instant at) {}

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
