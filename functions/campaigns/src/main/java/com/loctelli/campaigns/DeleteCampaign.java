package com.loctelli.campaigns;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code DELETE /v1/sms/campaigns/{id}}: removes a draft, or a campaign that has ended; its texts stay. */
public final class DeleteCampaign implements Endpoint<DeleteCampaign.Request, Reply.NoContent<CampaignView>> {
    private final Campaigns campaigns;

    @Inject
    DeleteCampaign(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Reply.NoContent<CampaignView> handle(Caller caller, Request request) {
        campaigns.of(caller.tenant()).delete(request.id());
        return new Reply.NoContent<>();
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
            super(platform, DaggerCampaignsComponent.factory().create(platform).deleteCampaign());
        }
    }
}
