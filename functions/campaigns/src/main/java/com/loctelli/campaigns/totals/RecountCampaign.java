package com.loctelli.campaigns.totals;

import com.loctelli.campaigns.CampaignView;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code POST /v1/sms/campaigns/{id}/recount}: counts the totals of a campaign anew from its recipients. */
public final class RecountCampaign implements Endpoint<RecountCampaign.Request, CampaignView> {
    private final Recount recount;

    @Inject
    RecountCampaign(Recount recount) {
        this.recount = recount;
    }

    @Override
    public CampaignView handle(Caller caller, Request request) {
        return CampaignView.of(recount.of(caller.tenant(), request.id()));
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
            super(platform, DaggerTotalsComponent.factory().create(platform).recountCampaign());
        }
    }
}
