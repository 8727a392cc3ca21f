package com.loctelli.campaigns;

import static com.loctelli.campaigns.CampaignStatus.CANCELLED;
import static com.loctelli.campaigns.CampaignStatus.COMPLETED;
import static com.loctelli.campaigns.CampaignStatus.DRAFT;
import static com.loctelli.campaigns.CampaignStatus.FAILED;
import static com.loctelli.campaigns.CampaignStatus.PAUSED;
import static com.loctelli.campaigns.CampaignStatus.PREPARING;
import static com.loctelli.campaigns.CampaignStatus.SCHEDULED;
import static com.loctelli.campaigns.CampaignStatus.SENDING;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a campaign stands, with what only a campaign that stands there has. What may become of it are the methods of
 * the state, which say where they lead: what is not allowed cannot be written. Nothing is stored by them; {@link Moves}
 * does that, on the condition that the campaign is still where it was found.
 */
public sealed interface CampaignState {
    /** Not over yet: it may be called off at any time. */
    sealed interface Unfinished extends CampaignState permits BeforeSending, Sending, Paused {
        /** Called off. */
        default Cancelled cancel(Instant now) {
            return new Cancelled(plan(), startedAt(), now, this instanceof Paused paused ? paused.reason() : null);
        }
    }

    /** No text was released yet, so that an audience may still be chosen. */
    sealed interface BeforeSending extends Unfinished permits Planned, Preparing {}

    /** A person may have it sent at once. */
    sealed interface Planned extends BeforeSending permits Draft, Scheduled {
        /** Sent from now on; a plan by each person's own time still holds for each of them. */
        default Preparing send(Instant now) {
            return new Preparing(new Start(now, plan()));
        }
    }

    /** Over, for good. */
    sealed interface Ended extends CampaignState permits Completed, Cancelled, Failed {
        /** Since when. */
        Instant at();
    }

    /**
     * That it was begun.
     *
     * @param at when
     * @param plan what it was begun by, null where a person sent it at once
     */
    record Start(Instant at, @Nullable Plan plan) {}

    /** Being written. */
    record Draft() implements Planned {
        /** To be sent by the plan. */
        Scheduled schedule(Plan plan) {
            return new Scheduled(plan);
        }
    }

    /** Waits for its instant. */
    record Scheduled(Plan plan) implements Planned {
        /** To be sent by another plan. */
        Scheduled reschedule(Plan other) {
            return new Scheduled(other);
        }
    }

    /** About to be sent: what it needs is checked. */
    record Preparing(Start start) implements BeforeSending {
        /** Its texts are released from now on. */
        public Sending begin(Instant now) {
            return new Sending(start, now);
        }

        /** It cannot begin. */
        public Failed fail(String reason, Instant now) {
            return new Failed(start, now, reason);
        }
    }

    /**
     * Its texts are being released.
     *
     * @param pacedThrough until when its pace is used up
     */
    record Sending(Start start, Instant pacedThrough) implements Unfinished {
        /** Held, by a person or by itself. */
        public Paused pause(String reason) {
            return new Paused(start, reason, pacedThrough);
        }

        /** Every recipient's text was released and has left, or never will. */
        public Completed complete(Instant now) {
            return new Completed(start, now);
        }
    }

    /**
     * Held.
     *
     * @param reason {@code person}, or what it holds itself for
     * @param pacedThrough until when its pace was used up when it was held
     */
    record Paused(Start start, String reason, Instant pacedThrough) implements Unfinished {
        /** The reason of one whose numbers the carrier takes nothing from. */
        public static final String NUMBER_BLOCKED = "number_blocked";

        /** The reason of one that a person holds. */
        static final String PERSON = "person";

        /** Whether it holds itself, for what became of its texts. */
        boolean isByItself() {
            return !reason.equals(PERSON);
        }

        /** Goes on; the time for which it was held is not made up for, nor is a pace given twice that is used up. */
        Sending resume(Instant now) {
            return new Sending(start, pacedThrough.isAfter(now) ? pacedThrough : now);
        }
    }

    /** Every recipient's text was released and has left, or never will. */
    record Completed(Start start, Instant at) implements Ended {}

    /**
     * Called off, before it was begun or after.
     *
     * @param heldFor why it was held when it was called off, null where it was not
     */
    record Cancelled(
            @Nullable Plan plan,
            @Nullable Instant startedAt,
            Instant at,
            @Nullable String heldFor) implements Ended {}

    /** Could not begin. */
    record Failed(Start start, Instant at, String reason) implements Ended {}

    /** The name of the state, on the wire and at rest. */
    default CampaignStatus status() {
        return switch (this) {
            case Draft _ -> DRAFT;
            case Scheduled _ -> SCHEDULED;
            case Preparing _ -> PREPARING;
            case Sending _ -> SENDING;
            case Paused _ -> PAUSED;
            case Completed _ -> COMPLETED;
            case Cancelled _ -> CANCELLED;
            case Failed _ -> FAILED;
        };
    }

    /** When it was begun; null where it has not been. */
    default @Nullable Instant startedAt() {
        return switch (this) {
            case Draft _, Scheduled _ -> null;
            case Preparing preparing -> preparing.start().at();
            case Sending sending -> sending.start().at();
            case Paused paused -> paused.start().at();
            case Completed completed -> completed.start().at();
            case Cancelled cancelled -> cancelled.startedAt();
            case Failed failed -> failed.start().at();
        };
    }

    /** What it is, or was, to begin by; null where nobody planned it. */
    default @Nullable Plan plan() {
        return switch (this) {
            case Draft _ -> null;
            case Scheduled scheduled -> scheduled.plan();
            case Preparing preparing -> preparing.start().plan();
            case Sending sending -> sending.start().plan();
            case Paused paused -> paused.start().plan();
            case Completed completed -> completed.start().plan();
            case Cancelled cancelled -> cancelled.plan();
            case Failed failed -> failed.start().plan();
        };
    }

    /** Whether it may be removed: it has not been begun, nor is it to be, or it is over. */
    default boolean isRemovable() {
        return switch (this) {
            case Draft _, Ended _ -> true;
            case Scheduled _, Preparing _, Sending _, Paused _ -> false;
        };
    }
}
