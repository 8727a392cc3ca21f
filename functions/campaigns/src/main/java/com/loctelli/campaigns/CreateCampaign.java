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
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.Map;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sms/campaigns}: keeps the draft of a campaign. */
@Needs(Feature.CAMPAIGNS)
public final class CreateCampaign implements Endpoint<CreateCampaign.Request, Reply.Created<CampaignView>> {
    private static final int USUAL_RATE = 60;

    private final Platform platform;
    private final Campaigns campaigns;

    @Inject
    CreateCampaign(Platform platform, Campaigns campaigns) {
        this.platform = platform;
        this.campaigns = campaigns;
    }

    @Override
    public Reply.Created<CampaignView> handle(Caller caller, Request request) {
        var draft = Campaign.draft(
                platform.ids().next("cm"),
                request.name(),
                request.body(),
                request.purpose(),
                request.mergeDefaults() == null ? Map.of() : request.mergeDefaults(),
                request.ratePerMinute() == null ? USUAL_RATE : request.ratePerMinute(),
                request.autoPause() == null ? AutoPause.USUAL : request.autoPause(),
                request.strategyId(),
                request.senderPoolId());
        var campaign = campaigns.of(caller.tenant()).create(draft, caller.actor());
        return new Reply.Created<>(CampaignView.of(campaign), campaign.version());
    }

    /**
     * The campaign.
     *
     * @param body the text, with merge fields such as <code>{{firstName|there}}</code>
     * @param ratePerMinute how many texts are released a minute; 60 where nothing is said
     * @param mergeDefaults what stands in for a merge field whose own place names nothing, at most 1600 characters each
     * @param autoPause when it holds itself; at 2 % opt-outs or 5 % errors after 100 texts where nothing is said
     * @param strategyId the strategy that the agent follows with those who answer; the lead's own where nothing is said
     * @param senderPoolId the name of a pool of numbers that the texts leave from; each person always gets the same one
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 1600) String body,
            CampaignPurpose purpose,
            @Nullable @Range(min = 1, max = 3000) Integer ratePerMinute,
            @Nullable @Size(max = 50) Map<String, String> mergeDefaults,
            @Nullable @Valid AutoPause autoPause,
            @Nullable @Size(max = 60) String strategyId,
            @Nullable @Size(min = 1, max = 60) String senderPoolId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerCampaignsComponent.factory().create(platform).createCampaign());
        }
    }
}
