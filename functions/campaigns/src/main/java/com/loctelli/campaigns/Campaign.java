package com.loctelli.campaigns;

import com.loctelli.campaigns.audience.CampaignAudience;
import com.loctelli.campaigns.audience.Choosing;
import com.loctelli.campaigns.audience.Frozen;
import com.loctelli.campaigns.totals.CampaignTotals;
import com.loctelli.campaigns.totals.Counters;
import com.loctelli.campaigns.words.Merge;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.senders.SenderRoster;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text to many.
 *
 * @param ratePerMinute how many texts it releases a minute
 * @param strategyId the strategy that the agent follows with those who answer, null for that of the lead
 * @param senderPoolId the pool of numbers that its texts leave from, null for the usual number
 * @param approvedBy who had it sent or scheduled, the latest of them; null for a draft
 * @param passedOver the place in the index of those who wait up to which recipients were passed over, since their
 *     number or carrier took no more: they have their turn again after all the others. Null where nobody was
 * @param judgedFrom the counters as they were when a person resumed it although it had held itself: only what came
 *     after is judged. Null where nobody did
 */
public record Campaign(
        String id,
        String name,
        String body,
        CampaignPurpose purpose,
        Map<String, String> mergeDefaults,
        int ratePerMinute,
        AutoPause autoPause,
        @Nullable String strategyId,
        @Nullable String senderPoolId,
        @Nullable Actor approvedBy,
        @Nullable String passedOver,
        @Nullable Counters judgedFrom,
        CampaignState state,
        CampaignAudience audience,
        CampaignTotals totals) {

    /** A campaign that is being written. */
    static Campaign draft(
            String id,
            String name,
            String body,
            CampaignPurpose purpose,
            Map<String, String> mergeDefaults,
            int ratePerMinute,
            AutoPause autoPause,
            @Nullable String strategyId,
            @Nullable String senderPoolId) {
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
                null,
                null,
                null,
                new CampaignState.Draft(),
                new CampaignAudience.Nobody(null),
                CampaignTotals.NONE);
    }

    /** The name of its state. */
    public CampaignStatus status() {
        return state.status();
    }

    /** Why it is held, or failed, or has nobody to text; null where there is no such reason. */
    @Nullable
    public String statusReason() {
        return switch (state) {
            case CampaignState.BeforeSending _ ->
                audience instanceof CampaignAudience.Nobody nobody ? nobody.reason() : null;
            case CampaignState.Sending _, CampaignState.Completed _ -> null;
            case CampaignState.Paused paused -> paused.reason();
            case CampaignState.Cancelled cancelled -> cancelled.heldFor();
            case CampaignState.Failed failed -> failed.reason();
        };
    }

    /** The numbers that its texts leave from, as a request for a text names them; null for the usual one. */
    @Nullable
    public String from() {
        return senderPoolId == null ? null : SenderRoster.POOL + senderPoolId;
    }

    /** Why it is to hold itself by what became of its texts; null where it is not. */
    @Nullable
    public String reasonToHold() {
        return autoPause.judge(judgedFrom == null ? counters() : counters().since(judgedFrom));
    }

    /** The audience as it was counted; null until then. */
    @Nullable
    public Frozen frozen() {
        return audience instanceof CampaignAudience.Chosen chosen ? chosen.frozen() : null;
    }

    /** The choice of an audience that is under way; null where none is. */
    @Nullable
    public Choosing choosing() {
        return audience instanceof CampaignAudience.BeingChosen chosen ? chosen.at() : null;
    }

    /** How many recipients there are. */
    public long total() {
        return audience.total();
    }

    /** How many recipients were released so far. */
    public long released() {
        return totals.released();
    }

    /** How many released texts have not reached the carrier. */
    public long waiting() {
        return totals.waiting();
    }

    /** How many wait for an hour at which they may be texted. */
    public long deferred() {
        return totals.deferred();
    }

    /** Where those who were released are. */
    public Counters counters() {
        return totals.counters();
    }

    /** From when on the person may be texted by the campaign's own plan; null at once. */
    @Nullable
    public Instant opensFor(Lead lead) {
        var plan = state.plan();
        var localAt = plan == null ? null : plan.localAt();
        return localAt == null
                ? null
                : localAt.atZone(ZoneId.of(lead.timezone())).toInstant();
    }

    /** The text with its merge fields. */
    public Merge merge() {
        return new Merge(body, mergeDefaults);
    }
}
