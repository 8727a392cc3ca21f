package com.loctelli.messaging.delivery;

import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.decision.Decision;
import com.loctelli.messaging.decision.Encoding;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.tally.Counted;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text at rest. Index attributes beside it: {@code byLead}, {@code byTime}, and {@code byDue} while something is
 * still to be done about it.
 *
 * @param dedupeKey what makes two requests the same text
 * @param from the number it leaves from, null where a rule refused it for want of one
 * @param bodyEnc sealed for the text's id
 * @param tellsOptOut whether it tells the person how to opt out; null for no
 * @param rank that of the state, for conditions
 * @param claimOwner the worker that holds it
 * @param claimUntil when the claim ends by itself
 * @param postedAt the last time that it may have been handed to the carrier
 * @param absences how often the carrier's list did not hold it since
 * @param twilioSid the carrier's id
 * @param notBefore not to be handed over before
 * @param day the sub-account's day on which it was asked for, under which it is counted
 * @param allowed for how long its hours need not be looked at again, null where they must be
 */
@Json
public record SmsMessage(
        String id,
        @Nullable String leadId,
        @Nullable String conversationId,
        @Nullable String campaignId,
        @Nullable String bookingId,
        String dedupeKey,
        String to,
        @Nullable String from,
        @Nullable String messagingServiceSid,
        String bodyEnc,
        int segments,
        Encoding encoding,
        @Nullable Boolean tellsOptOut,
        Purpose purpose,
        Actor author,
        TextState status,
        int rank,
        int attempts,
        @Nullable String claimOwner,
        @Nullable Instant claimUntil,
        @Nullable Instant postedAt,
        @Nullable Integer absences,
        @Nullable String twilioSid,
        @Nullable Integer errorCode,
        @Nullable ErrorClass errorClass,
        Decision decision,
        @Nullable Instant notBefore,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Long priceMicros,
        @Nullable String day,
        @Nullable Allowed allowed) {

    /** What it changes in the counts that the text moves there. */
    public Counted to(TextState next) {
        return new Counted(id, day, purpose, status, next);
    }
}
