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

/** {@code POST /v1/sms/campaigns/{id}/send}: sends a campaign from now on. */
@Needs({Feature.CAMPAIGNS, Feature.SMS})
public final class SendCampaign implements Endpoint<SendCampaign.Request, Reply.Accepted<CampaignView>> {
    private final Campaigns campaigns;

    @Inject
    SendCampaign(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Reply.Accepted<CampaignView> handle(Caller caller, Request request) {
        return new Reply.Accepted<>(
                CampaignView.of(campaigns.of(caller.tenant()).moves().send(request.id(), caller.actor())));
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
            super(platform, DaggerCampaignsComponent.factory().create(platform).sendCampaign());
        }
    }
}
