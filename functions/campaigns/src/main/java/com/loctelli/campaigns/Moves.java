package com.loctelli.campaigns;

import com.loctelli.campaigns.CampaignState.BeforeSending;
import com.loctelli.campaigns.CampaignState.Cancelled;
import com.loctelli.campaigns.CampaignState.Completed;
import com.loctelli.campaigns.CampaignState.Draft;
import com.loctelli.campaigns.CampaignState.Ended;
import com.loctelli.campaigns.CampaignState.Failed;
import com.loctelli.campaigns.CampaignState.Paused;
import com.loctelli.campaigns.CampaignState.Preparing;
import com.loctelli.campaigns.CampaignState.Scheduled;
import com.loctelli.campaigns.CampaignState.Sending;
import com.loctelli.campaigns.CampaignState.Unfinished;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.delivery.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a tenant's campaigns from one state to the next. Each move stands on the state that it was made from: where
 * somebody else was quicker, it is looked at again what may be done from where the campaign is now. What a person asks
 * for and is so already is no move; what may not be done from there is answered 409.
 */
public final class Moves {
    private static final int TRIES = 5;

    private final Platform platform;
    private final TenantCampaigns ours;
    /** Where the texts that a move holds and lets go are. */
    private final Rows messaging;

    Moves(Platform platform, TenantCampaigns ours, Rows messaging) {
        this.platform = platform;
        this.ours = ours;
        this.messaging = messaging;
    }

    /** Sends the campaign from now on, for the one who says so. */
    Stored<Campaign> send(String id, Actor by) {
        return moved(id, by, true, campaign -> switch (campaign.state()) {
            case Draft draft -> ready(campaign, draft.send(now()));
            case Scheduled scheduled -> ready(campaign, scheduled.send(now()));
            case Preparing preparing -> preparing;
            case Sending _, Paused _, Ended _ -> throw notAllowed(campaign);
        });
    }

    /** Sends the campaign as planned, whatever was planned before, for the one who says so. */
    Stored<Campaign> schedule(String id, Plan plan, Actor by) {
        return moved(id, by, false, campaign -> switch (campaign.state()) {
            case Draft draft -> ready(campaign, draft.schedule(plan));
            case Scheduled scheduled -> ready(campaign, scheduled.reschedule(plan));
            case Preparing _, Sending _, Paused _, Ended _ -> throw notAllowed(campaign);
        });
    }

    /** Holds the campaign: from here on nothing more is released, and nothing that was leaves. */
    Stored<Campaign> pause(String id) {
        return moved(id, null, false, campaign -> switch (campaign.state()) {
            case Sending sending -> sending.pause(Paused.PERSON);
            case Paused paused -> paused;
            case BeforeSending _, Ended _ -> throw notAllowed(campaign);
        });
    }

    /**
     * Goes on with a campaign that was held. Where it had held itself, whoever resumes it has seen what became of its
     * texts: it is judged by what becomes of the others.
     */
    Stored<Campaign> resume(String id) {
        return atOnce(id, campaign -> switch (campaign.state()) {
            case Paused paused -> paused.resume(now());
            case Sending sending -> sending;
            case BeforeSending _, Ended _ -> throw notAllowed(campaign);
        });
    }

    /** Calls the campaign off: who was not released is never texted, and what has not left is held back. */
    Stored<Campaign> cancel(String id) {
        return atOnce(id, campaign -> switch (campaign.state()) {
            case Unfinished unfinished -> unfinished.cancel(now());
            case Cancelled cancelled -> cancelled;
            case Completed _, Failed _ -> throw notAllowed(campaign);
        });
    }

    /** Moves a campaign that was found where the move begins, unless somebody else has moved it first. */
    public Stored<Campaign> unlessMoved(Stored<Campaign> found, CampaignState next) {
        isMade(found, next, CampaignItem.entering(next));
        return ours.need(found.value().id());
    }

    /** A move with a tick soon, which does what follows from it. */
    private Stored<Campaign> atOnce(String id, Function<Campaign, CampaignState> move) {
        return moved(id, null, true, move);
    }

    /** A move, with the one who approves of what is sent from then on, and with a tick soon where it is due at once. */
    private Stored<Campaign> moved(
            String id, @Nullable Actor approver, boolean isDue, Function<Campaign, CampaignState> move) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            var found = ours.need(id);
            var next = move.apply(found.value());
            if (next.equals(found.value().state())) {
                return found;
            }
            var update = CampaignItem.entering(next);
            if (approver != null) {
                update.set("approvedBy", approver);
            }
            if (found.value().state() instanceof Paused paused && paused.isByItself() && next instanceof Sending) {
                update.set("judgedFrom", found.value().counters());
            }
            if (isDue) {
                update.set(CampaignKeys.BY_STATE, CampaignKeys.due(now(), id));
            } else if (next instanceof Scheduled(var plan)) {
                var due = found.value().choosing() == null ? plan.at() : now();
                update.set(CampaignKeys.BY_STATE, CampaignKeys.due(due, id));
            }
            if (isMade(found, next, update)) {
                if (isDue) {
                    ours.tick(id);
                }
                return ours.need(id);
            }
        }
        throw ProblemType.CONFLICT.problem();
    }

    /** What was released and has not left is held and let go in the same transaction. */
    private boolean isMade(Stored<Campaign> found, CampaignState next, Update update) {
        var id = found.value().id();
        var write = ours.rows()
                .update(found.sk(), update)
                .when(Condition.equal("status", found.value().status().wire()))
                .telling(CampaignKeys.told(id, next.status()));
        if (found.value().state() instanceof Scheduled(var plan)) {
            // It may be planned anew while a tick begins it by the plan of before.
            write.when(Condition.equal("scheduledAt", plan.at()));
        }
        var writes = new ArrayList<Write>(List.of(write));
        switch (next) {
            case Paused _, Cancelled _ -> writes.add(Hold.put(messaging, id, now()));
            case Sending _ -> writes.add(Hold.lift(messaging, id));
            case BeforeSending _, Completed _, Failed _ -> {}
        }
        try {
            platform.database().commit(writes);
            return true;
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            return false;
        }
    }

    /** What a campaign names was there when it was named or planned, and need not be now. */
    private CampaignState ready(Campaign campaign, CampaignState next) {
        if (!campaign.audience().isSomebody()) {
            throw CampaignProblems.NO_AUDIENCE.problem();
        }
        new Named(platform, ours.rows().tenant()).checkStrategy(campaign.strategyId());
        return next;
    }

    private static Problem notAllowed(Campaign campaign) {
        var at = campaign.status();
        return CampaignProblems.TRANSITION_NOT_ALLOWED
                .problem()
                .with("from", at.wire())
                .with("allowed", CampaignStatus.wires(at.next()));
    }

    private Instant now() {
        return platform.clock().now();
    }
}
