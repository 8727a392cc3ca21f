package com.loctelli.campaigns;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.Map;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /v1/sms/campaigns/{id}}: changes a campaign: its words while it is a draft, its name and pace until it
 * has ended. Other words, another purpose or other defaults take the audience away that was chosen by those of before;
 * the campaign then gives {@code words_changed} as its reason.
 */
public final class ChangeCampaign implements Endpoint<ChangeCampaign.Request, Reply.Tagged<CampaignView>> {
    private final Campaigns campaigns;

    @Inject
    ChangeCampaign(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Reply.Tagged<CampaignView> handle(Caller caller, Request request) {
        var change = new CampaignChange(
                request.name(),
                request.body(),
                request.purpose(),
                request.ratePerMinute(),
                request.mergeDefaults(),
                request.autoPause(),
                request.strategyId(),
                request.senderPoolId(),
                RequestScope.current().removed());
        var campaign = campaigns
                .of(caller.tenant())
                .change(request.id(), change, RequestScope.current().ifMatch().orElse(null));
        return new Reply.Tagged<>(CampaignView.of(campaign), campaign.version());
    }

    /** What is to change; what is left out stays, and what is null goes. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @Nullable @NotBlank @Size(max = 100) String name,
            @Nullable @NotBlank @Size(max = 1600) String body,
            @Nullable CampaignPurpose purpose,
            @Nullable @Range(min = 1, max = 3000) Integer ratePerMinute,
            @Nullable @Size(max = 50) Map<String, String> mergeDefaults,
            @Nullable @Valid AutoPause autoPause,
            @Removable @Nullable @Size(min = 1, max = 60) String strategyId,
            @Removable @Nullable @Size(min = 1, max = 60) String senderPoolId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerCampaignsComponent.factory().create(platform).changeCampaign());
        }
    }
}
