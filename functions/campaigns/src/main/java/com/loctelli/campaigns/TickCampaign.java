package com.loctelli.campaigns;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Works {@code CAMPAIGN_TICKS}: begins a campaign, looks at what became of released texts, holds it where they say so,
 * releases what the pace allows, and ends it. The pace is taken before anything is released, under the campaign's
 * version, so that a second tick of the same minute has nothing left to release; a tick that stops loses at most its
 * own minute.
 */
public final class TickCampaign implements Worker<CampaignDue> {
    /** How often a campaign is worked. */
    static final Duration TICK = Duration.ofMinutes(1);

    private static final Duration SOON = Duration.ofSeconds(50);
    private static final Duration SELDOM = Duration.ofMinutes(5);
    /** What one tick may take of its invocation's time. */
    private static final Duration BUDGET = Duration.ofSeconds(15);

    private static final int MOST_LOOKS = 2000;
    private static final int MOST_READ = 500;

    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;
    private final Deliveries deliveries;
    private final Audience audience;
    private final Pacing pacing;

    @Inject
    TickCampaign(
            Platform platform,
            Campaigns campaigns,
            Texts texts,
            Deliveries deliveries,
            Audience audience,
            Pacing pacing) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
        this.deliveries = deliveries;
        this.audience = audience;
        this.pacing = pacing;
    }

    @Override
    public Outcome work(Tenant tenant, CampaignDue due) {
        var ours = campaigns.of(tenant);
        var found = ours.stored(due.campaignId());
        if (found == null) {
            return new Rejected("no-such-campaign");
        }
        var end = platform.clock().now().plus(BUDGET);
        if (found.value().deletedAt() != null) {
            ours.purge(due.campaignId(), end);
            return Outcome.DONE;
        }
        var choosing = found.value().choosing();
        if (due.step() != null && (choosing == null || choosing.step() != due.step())) {
            // Somebody else has gone on from there.
            return Outcome.DONE;
        }
        if (choosing != null && found.value().isBeforeSending()) {
            if (!isChosen(tenant, ours, found.value(), choosing, end)) {
                return Outcome.DONE;
            }
            found = ours.need(due.campaignId());
        }
        if (found.value().status() == CampaignStatus.SCHEDULED && isTime(found.value())) {
            found = quietly(
                    ours,
                    found,
                    CampaignStatus.PREPARING,
                    new Update().set("startedAt", platform.clock().now()));
        }
        if (found.value().status() == CampaignStatus.PREPARING) {
            found = prepared(tenant, ours, found);
        }
        look(tenant, ours, found.value(), end.minus(BUDGET.dividedBy(2)));
        found = held(ours, ours.need(due.campaignId()));
        if (found.value().status() == CampaignStatus.SENDING) {
            release(tenant, ours, found, end);
        }
        conclude(ours, ours.need(due.campaignId()));
        return Outcome.DONE;
    }

    /** Goes on choosing the audience; returns whether that is over. */
    private boolean isChosen(Tenant tenant, TenantCampaigns ours, Campaign campaign, Choosing at, Instant end) {
        try {
            audience.goOn(tenant, campaign, at, end);
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

    private boolean isTime(Campaign campaign) {
        var at = campaign.scheduledAt();
        return at != null && !at.isAfter(platform.clock().now());
    }

    private Stored<Campaign> prepared(Tenant tenant, TenantCampaigns ours, Stored<Campaign> found) {
        var pool = found.value().senderPoolId();
        boolean canText = texts.of(tenant).senders().stream()
                .anyMatch(one -> one.health().equals("active") && (pool == null || pool.equals(one.pool())));
        var chosen = found.value().statusReason();
        var why = found.value().total() == 0 ? chosen == null ? "no_audience" : chosen : canText ? null : "no_sender";
        return why == null
                ? quietly(
                        ours,
                        found,
                        CampaignStatus.SENDING,
                        new Update().set("pacedThrough", platform.clock().now()))
                : quietly(
                        ours,
                        found,
                        CampaignStatus.FAILED,
                        new Update()
                                .set("statusReason", why)
                                .set("completedAt", platform.clock().now()));
    }

    private void release(Tenant tenant, TenantCampaigns ours, Stored<Campaign> found, Instant end) {
        var now = platform.clock().now();
        var share = pacing.take(tenant, found, now);
        long allowed = share.texts();
        if (allowed == 0) {
            return;
        }
        var due = CampaignKeys.releasableBy(found.value().id(), now);
        var release = new Release(platform, tenant, texts, found.value(), share.carriers());
        @Nullable String cursor = null;
        try {
            do {
                // Who is only put off takes nothing of the pace, so that more are read until it is used up.
                var most = due.limit((int) Math.min(MOST_READ, allowed));
                var page = ours.rows().query(most.after(cursor), Recipient.class);
                for (var some : parts(page.data(), Release.TOGETHER)) {
                    if (allowed <= 0 || platform.clock().now().isAfter(end)) {
                        return;
                    }
                    long made = release.release(some.subList(0, (int) Math.min(some.size(), allowed)));
                    if (made == Release.NOT_SENDING) {
                        return;
                    }
                    allowed -= made;
                }
                cursor = page.next();
            } while (cursor != null && allowed > 0 && share.carriers().isWorthMore());
        } finally {
            pacing.used(tenant, share, now);
        }
    }

    private void look(Tenant tenant, TenantCampaigns ours, Campaign campaign, Instant end) {
        var due = CampaignKeys.lookableBy(campaign.id(), platform.clock().now()).limit(MOST_READ);
        var looks = new Looks(platform, tenant, deliveries, campaign);
        @Nullable String cursor = null;
        int looked = 0;
        do {
            var page = ours.rows().query(due.after(cursor), Recipient.class);
            for (var some : parts(page.data().stream().map(Stored::value).toList(), Looks.TOGETHER)) {
                if (platform.clock().now().isAfter(end)) {
                    return;
                }
                looks.look(some);
                looked += some.size();
            }
            cursor = page.next();
        } while (cursor != null && looked < MOST_LOOKS);
    }

    /** Holds the campaign where what became of its texts says so, before it releases more. */
    private Stored<Campaign> held(TenantCampaigns ours, Stored<Campaign> found) {
        var campaign = found.value();
        var why = campaign.autoPause().judge(campaign.counters());
        return campaign.status() == CampaignStatus.SENDING && why != null && campaign.released() < campaign.total()
                ? quietly(ours, found, CampaignStatus.PAUSED, new Update().set("statusReason", why))
                : found;
    }

    /** Ends the campaign where it is time for that, and says when the next tick is due. */
    private void conclude(TenantCampaigns ours, Stored<Campaign> found) {
        var campaign = found.value();
        var now = platform.clock().now();
        if (campaign.status() == CampaignStatus.SENDING) {
            if (campaign.released() >= campaign.total() && campaign.waiting() == 0) {
                found = quietly(ours, found, CampaignStatus.COMPLETED, new Update().set("completedAt", now));
            }
        }
        var update = new Update();
        var next = next(found.value(), now);
        if (next == null) {
            update.remove(CampaignKeys.BY_STATE);
        } else {
            update.set(
                    CampaignKeys.BY_STATE, CampaignKeys.due(next, found.value().id()));
        }
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

    private static @Nullable Instant next(Campaign campaign, Instant now) {
        if (campaign.choosing() != null && campaign.isBeforeSending()) {
            return now.plus(SOON);
        }
        return switch (campaign.status()) {
            case SCHEDULED -> campaign.scheduledAt();
            case PREPARING, SENDING -> now.plus(SOON);
            case PAUSED, CANCELLED, COMPLETED -> {
                var last = campaign.lastReleasedAt();
                boolean isFollowed = last != null
                        && last.plus(Looks.FOLLOWED)
                                .plus(SELDOM.multipliedBy(12))
                                .isAfter(now);
                yield campaign.waiting() > 0 ? now.plus(SOON) : isFollowed ? now.plus(SELDOM) : null;
            }
            case DRAFT, FAILED -> null;
        };
    }

    /** Moves the campaign unless somebody else moved it first. */
    private static Stored<Campaign> quietly(
            TenantCampaigns ours, Stored<Campaign> found, CampaignStatus to, Update update) {
        try {
            ours.move(found.value().id(), to, update, List.of(found.value().status()));
        } catch (Problem problem) {
            if (!problem.type().equals(CampaignProblems.TRANSITION_NOT_ALLOWED)) {
                throw problem;
            }
        }
        return ours.need(found.value().id());
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        var parts = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += size) {
            parts.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return parts;
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
                    DaggerCampaignsComponent.factory().create(platform).tickCampaign());
        }
    }
}
