package com.loctelli.campaigns;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/sms/campaigns}: the campaigns, newest first. */
public final class ListCampaigns implements Endpoint<ListCampaigns.Request, Page<CampaignView>> {
    private final Campaigns campaigns;

    @Inject
    ListCampaigns(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Page<CampaignView> handle(Caller caller, Request request) {
        return campaigns
                .of(caller.tenant())
                .page(request.cursor(), request.limit() == null ? 50 : request.limit())
                .map(CampaignView::of);
    }

    /** Which page. */
    @Json
    @Valid
    public record Request(
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerCampaignsComponent.factory().create(platform).listCampaigns());
        }
    }
}
