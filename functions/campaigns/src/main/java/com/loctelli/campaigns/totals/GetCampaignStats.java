package com.loctelli.campaigns.totals;

import com.loctelli.campaigns.CampaignStatus;
import com.loctelli.campaigns.CampaignView;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.Map;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/sms/campaigns/{id}/stats}: the totals of a campaign and what they amount to. */
public final class GetCampaignStats implements Endpoint<GetCampaignStats.Request, GetCampaignStats.Stats> {
    private final Campaigns campaigns;

    @Inject
    GetCampaignStats(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public GetCampaignStats.Stats handle(Caller caller, Request request) {
        var campaign = campaigns.of(caller.tenant()).need(request.id()).value();
        var counters = campaign.counters();
        long told = counters.told();
        return new Stats(
                campaign.status(),
                campaign.total(),
                campaign.released(),
                campaign.total() - campaign.released(),
                CampaignView.counters(campaign),
                told == 0 ? null : share(counters.delivered(), told),
                told == 0 ? null : share(counters.failed() + counters.undelivered(), told),
                told == 0 ? null : share(counters.optedOut(), told),
                told == 0 ? null : share(counters.replied(), told),
                campaign.frozen() == null ? Map.of() : campaign.frozen().excluded(),
                campaign.deferred());
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 60) String id) {}

    /**
     * The totals.
     *
     * @param total how many recipients there are
     * @param released how many are done with: their texts are on the way, or never will be
     * @param remaining how many are still to be released
     * @param deliveryRate the delivered share, from 0 to 1, of the texts whose fate the carrier has told; the other
     *     rates are of the same
     * @param excluded how many were left out of the audience, by reason
     * @param deferred how many of the remaining wait for an hour at which they may be texted
     */
    @Json
    public record Stats(
            CampaignStatus status,
            long total,
            long released,
            long remaining,
            Counters counters,
            @Nullable Double deliveryRate,
            @Nullable Double errorRate,
            @Nullable Double optOutRate,
            @Nullable Double replyRate,
            Map<String, Long> excluded,
            long deferred) {}

    private static double share(long some, long all) {
        return Math.round(10_000.0 * some / all) / 10_000.0;
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerTotalsComponent.factory().create(platform).getCampaignStats());
        }
    }
}
