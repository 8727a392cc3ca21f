package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignItem;
import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.CampaignProblems;
import com.loctelli.campaigns.CampaignState;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.campaigns.TenantCampaigns;
import com.loctelli.campaigns.audience.Audience;
import com.loctelli.campaigns.audience.CampaignAudience;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.senders.SenderRoster;
import java.time.Duration;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Works {@code CAMPAIGN_TICKS}: goes on choosing a campaign's audience, begins the campaign ({@link Beginning}), looks
 * at what became of released texts ({@link Looks}), holds it where they say so, releases what the pace allows
 * ({@link ReleaseShare}), ends it, and says when it is due again ({@link NextTick}).
 */
public final class TickCampaign implements Worker<CampaignDue> {
    /** How often a campaign is worked. */
    public static final Duration TICK = Duration.ofMinutes(1);

    /** What one tick may take of its invocation's time. */
    private static final Duration BUDGET = Duration.ofSeconds(15);

    private final Platform platform;
    private final Campaigns campaigns;
    private final Deliveries deliveries;
    private final Texts texts;
    private final Audience audience;
    private final Beginning beginning;
    private final ReleaseShare release;

    @Inject
    TickCampaign(
            Platform platform,
            Campaigns campaigns,
            Deliveries deliveries,
            Texts texts,
            Audience audience,
            Beginning beginning,
            ReleaseShare release) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.deliveries = deliveries;
        this.texts = texts;
        this.audience = audience;
        this.beginning = beginning;
        this.release = release;
    }

    @Override
    public Outcome work(Tenant tenant, CampaignDue due) {
        var ours = campaigns.of(tenant);
        var item = ours.item(due.campaignId());
        if (item == null) {
            return new Rejected("no-such-campaign");
        }
        var end = platform.clock().now().plus(BUDGET);
        if (item.value().deletedAt() != null) {
            ours.purge(due.campaignId(), end);
            return Outcome.DONE;
        }
        var found = item.map(CampaignItem::campaign);
        var choosing = found.value().choosing();
        if (due.step() != null && (choosing == null || choosing.step() != due.step())) {
            // Somebody else has gone on from there.
            return Outcome.DONE;
        }
        if (found.value().state() instanceof CampaignState.BeforeSending
                && found.value().audience() instanceof CampaignAudience.BeingChosen chosen) {
            if (!isChosen(tenant, ours, found.value(), chosen, end)) {
                return Outcome.DONE;
            }
            found = ours.need(due.campaignId());
        }
        found = beginning.of(tenant, found);
        boolean isLookedAfter = new Looks(platform, tenant, deliveries, found.value())
                .haveAllBeenLookedAt(end.minus(BUDGET.dividedBy(2)));
        found = held(ours, ours.need(due.campaignId()));
        if (found.value().state() instanceof CampaignState.Sending sending) {
            release.of(tenant, found, sending, end);
        }
        conclude(ours, ours.need(due.campaignId()), isLookedAfter);
        return Outcome.DONE;
    }

    /** Goes on choosing the audience; returns whether that is over. */
    private boolean isChosen(
            Tenant tenant, TenantCampaigns ours, Campaign campaign, CampaignAudience.BeingChosen chosen, Instant end) {
        try {
            audience.goOn(tenant, campaign, chosen, end);
        } catch (Problem problem) {
            if (problem.type().equals(CampaignProblems.AUDIENCE_REPLACED)) {
                return false;
            }
            if (!problem.type().equals(CampaignProblems.AUDIENCE_TOO_LARGE)) {
                throw problem;
            }
            // The campaign says so itself.
            return true;
        }
        var left = ours.need(campaign.id()).value().choosing();
        if (left != null) {
            ours.goOn(campaign.id(), left);
        }
        return left == null;
    }

    /** Holds the campaign where what became of its texts, or the carrier, says so, before it releases more. */
    private Stored<Campaign> held(TenantCampaigns ours, Stored<Campaign> found) {
        if (!(found.value().state() instanceof CampaignState.Sending sending)) {
            return found;
        }
        var why = reasonToHold(ours.rows().tenant(), found.value());
        return why == null ? found : ours.moves().unlessMoved(found, sending.pause(why));
    }

    private @Nullable String reasonToHold(Tenant tenant, Campaign campaign) {
        var why = campaign.released() < campaign.total() ? campaign.reasonToHold() : null;
        if (why != null || isOver(campaign)) {
            return why;
        }
        var numbers = new SenderRoster(texts.of(tenant).senders());
        return numbers.isBlocked(campaign.from()) ? CampaignState.Paused.NUMBER_BLOCKED : null;
    }

    private static boolean isOver(Campaign campaign) {
        return campaign.released() >= campaign.total() && campaign.waiting() == 0;
    }

    /** Ends the campaign where it is time for that, and says when the next tick is due. */
    private void conclude(TenantCampaigns ours, Stored<Campaign> before, boolean isLookedAfter) {
        var now = platform.clock().now();
        var found = completed(ours, before, now);
        var next = NextTick.of(found.value(), isLookedAfter, now);
        var update = next == null
                ? new Update().remove(CampaignKeys.BY_STATE)
                : new Update()
                        .set(
                                CampaignKeys.BY_STATE,
                                CampaignKeys.due(next, found.value().id()));
        try {
            platform.database()
                    .commit(ours.rows()
                            .update(found.sk(), update)
                            .when(Condition.equal("version", found.version()))
                            .otherwise(ProblemType.STALE_VERSION));
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.STALE_VERSION)) {
                throw problem;
            }
            // Somebody moved it meanwhile: it stays due as it is, and the next tick says when the one after is.
        }
    }

    private static Stored<Campaign> completed(TenantCampaigns ours, Stored<Campaign> found, Instant now) {
        var campaign = found.value();
        return isOver(campaign) && campaign.state() instanceof CampaignState.Sending sending
                ? ours.moves().unlessMoved(found, sending.complete(now))
                : found;
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<CampaignDue> {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(
                    platform,
                    CampaignDue.class,
                    DaggerSendingComponent.factory().create(platform).tickCampaign());
        }
    }
}
