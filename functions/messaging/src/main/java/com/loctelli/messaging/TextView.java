package com.loctelli.messaging;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.decision.Decision;
import com.loctelli.messaging.decision.Encoding;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextState;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A text as the API serves it. */
@Json
public record TextView(
        String id,
        @Nullable String leadId,
        @Nullable String conversationId,
        String to,
        @Nullable String from,
        String text,
        TextState status,
        Purpose purpose,
        Actor author,
        int segments,
        Encoding encoding,
        int attempts,
        @Nullable Integer errorCode,
        @Nullable ErrorClass errorClass,
        Decision decision,
        @Nullable Instant notBefore,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        Instant createdAt,
        Instant updatedAt) {

    static TextView of(Stored<SmsMessage> stored, String text) {
        var sms = stored.value();
        return new TextView(
                sms.id(),
                sms.leadId(),
                sms.conversationId(),
                sms.to(),
                sms.from(),
                text,
                sms.status(),
                sms.purpose(),
                sms.author(),
                sms.segments(),
                sms.encoding(),
                sms.attempts(),
                sms.errorCode(),
                sms.errorClass(),
                sms.decision(),
                sms.notBefore(),
                sms.sentAt(),
                sms.deliveredAt(),
                stored.createdAt(),
                stored.updatedAt());
    }

    /** Leaves the person and the words out. */
    @Override
    public String toString() {
        return "TextView[" + id + ", " + status.wire() + "]";
    }
}
