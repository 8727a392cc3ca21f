package com.loctelli.campaigns;

import com.loctelli.campaigns.audience.CampaignAudience;
import com.loctelli.campaigns.audience.Choosing;
import com.loctelli.campaigns.audience.Frozen;
import com.loctelli.campaigns.totals.CampaignTotals;
import com.loctelli.campaigns.totals.Counters;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign at rest: the fields of all states side by side, for parts of an item are written by those who know nothing
 * of the others. Which of them count is said by its status, and only here. A field that another state left behind stays.
 *
 * @param audienceRun the choice of an audience that counts
 * @param frozen the audience as it was counted
 * @param choosing the choice of an audience that is under way
 * @param statusReason why it is held or failed, or why it has no audience
 * @param localAt the local time of a plan by each person's own
 * @param approvedBy who had it sent or scheduled, the latest of them
 * @param passedOver up to where in the index of those who wait recipients were passed over
 * @param judgedFrom the counters as they were when it was resumed though it had held itself
 * @param deletedAt when it was removed; what is left of it is on its way out
 */
@Json
public record CampaignItem(
        String id,
        String name,
        String body,
        CampaignPurpose purpose,
        CampaignStatus status,
        @Nullable String statusReason,
        Map<String, String> mergeDefaults,
        int ratePerMinute,
        AutoPause autoPause,
        @Nullable String audienceRun,
        @Nullable Frozen frozen,
        @Nullable Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant pacedThrough,
        @Nullable Instant lastReleasedAt,
        long released,
        long waiting,
        Counters counters,
        @Nullable Choosing choosing,
        @Nullable String localAt,
        long deferred,
        @Nullable String strategyId,
        @Nullable String senderPoolId,
        @Nullable Actor approvedBy,
        @Nullable String passedOver,
        @Nullable Counters judgedFrom,
        @Nullable Instant deletedAt) {

    /** What the item says of itself, whatever the class is called. */
    static final String ENTITY = "Campaign";

    /** A new draft. */
    static CampaignItem draft(Campaign draft) {
        return new CampaignItem(
                draft.id(),
                draft.name(),
                draft.body(),
                draft.purpose(),
                CampaignStatus.DRAFT,
                null,
                draft.mergeDefaults(),
                draft.ratePerMinute(),
                draft.autoPause(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                Counters.NONE,
                null,
                null,
                0,
                draft.strategyId(),
                draft.senderPoolId(),
                null,
                null,
                null,
                null);
    }

    /** What is written when a campaign comes into the state. */
    static Update entering(CampaignState state) {
        var update = new Update().set("status", state.status().wire());
        return switch (state) {
            case CampaignState.Draft _ -> update;
            case CampaignState.Scheduled(var plan) -> {
                update.set("scheduledAt", plan.at());
                var localAt = plan.localAt();
                yield localAt == null ? update.remove("localAt") : update.set("localAt", localAt.toString());
            }
            case CampaignState.Preparing(var start) -> update.set("startedAt", start.at());
            case CampaignState.Sending sending ->
                update.set("pacedThrough", sending.pacedThrough()).remove("statusReason");
            case CampaignState.Paused paused -> update.set("statusReason", paused.reason());
            case CampaignState.Failed failed ->
                update.set("statusReason", failed.reason()).set("completedAt", failed.at());
            case CampaignState.Completed completed -> update.set("completedAt", completed.at());
            case CampaignState.Cancelled cancelled -> update.set("completedAt", cancelled.at());
        };
    }

    /** The campaign that it is. */
    public Campaign campaign() {
        return new Campaign(
                id,
                name,
                body,
                purpose,
                mergeDefaults,
                ratePerMinute,
                autoPause,
                strategyId,
                senderPoolId,
                approvedBy,
                passedOver,
                judgedFrom,
                state(),
                audience(),
                new CampaignTotals(released, waiting, deferred, counters, lastReleasedAt));
    }

    private CampaignState state() {
        return switch (status) {
            case DRAFT -> new CampaignState.Draft();
            case SCHEDULED -> new CampaignState.Scheduled(Objects.requireNonNull(plan()));
            case PREPARING -> new CampaignState.Preparing(start());
            case SENDING -> new CampaignState.Sending(start(), Objects.requireNonNull(pacedThrough));
            case PAUSED ->
                new CampaignState.Paused(
                        start(), Objects.requireNonNull(statusReason), Objects.requireNonNull(pacedThrough));
            case COMPLETED -> new CampaignState.Completed(start(), Objects.requireNonNull(completedAt));
            case CANCELLED ->
                new CampaignState.Cancelled(plan(), startedAt, Objects.requireNonNull(completedAt), statusReason);
            case FAILED ->
                new CampaignState.Failed(
                        start(), Objects.requireNonNull(completedAt), Objects.requireNonNull(statusReason));
        };
    }

    private CampaignState.Start start() {
        return new CampaignState.Start(Objects.requireNonNull(startedAt), plan());
    }

    private @Nullable Plan plan() {
        return scheduledAt == null
                ? null
                : new Plan(scheduledAt, localAt == null ? null : LocalDateTime.parse(localAt));
    }

    private CampaignAudience audience() {
        if (choosing != null) {
            return new CampaignAudience.BeingChosen(String.valueOf(audienceRun), choosing);
        }
        return frozen == null ? new CampaignAudience.Nobody(statusReason) : new CampaignAudience.Chosen(frozen);
    }
}
