package com.loctelli.campaigns;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/**
 * {@code POST /v1/sms/campaigns/{id}/resume}: goes on with a campaign that was held. One that had held itself does so
 * again by what becomes of its texts from then on, and not by what did before.
 */
@Needs({Feature.CAMPAIGNS, Feature.SMS})
public final class ResumeCampaign implements Endpoint<ResumeCampaign.Request, Reply.Tagged<CampaignView>> {
    private final Campaigns campaigns;

    @Inject
    ResumeCampaign(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Reply.Tagged<CampaignView> handle(Caller caller, Request request) {
        var campaign = campaigns.of(caller.tenant()).moves().resume(request.id());
        return new Reply.Tagged<>(CampaignView.of(campaign), campaign.version());
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 60) String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerCampaignsComponent.factory().create(platform).resumeCampaign());
        }
    }
}
