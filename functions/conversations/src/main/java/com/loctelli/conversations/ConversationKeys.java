package com.loctelli.conversations;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.Shape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/** The keys of conversations, in the one place that makes them. */
final class ConversationKeys {
    /** The only channel so far. */
    static final String SMS = "sms";

    static final String BY_ACTIVITY = "byActivity";
    static final String BY_STATUS = "byStatus";
    static final String BY_DUE = "byDue";
    static final String DUE_TURN = "turn#";
    static final String DUE_WAKE = "wake#";

    private ConversationKeys() {}

    /**
     * A lead's conversation on a channel has the same id whoever asks first: one for each by construction, found
     * without a search. A lead's id holds 128 random bits, so that this one cannot be guessed either.
     */
    static String id(String leadId, String channel) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("conversation|" + leadId + "|" + channel).getBytes(StandardCharsets.UTF_8));
            return "cv_" + Ids.base62(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String head(String id) {
        return id + "#HEAD";
    }

    static String messages(String id) {
        return id + "#M#";
    }

    static String message(String id, long seq) {
        return messages(id) + "%010d".formatted(seq);
    }

    static String inbound(String sourceId) {
        return "IN#" + sourceId;
    }

    static String address(String channel, String address) {
        return "ADDR#" + channel + "#" + address;
    }

    /** Where the text of a message is sealed. */
    static String place(String conversationId, String messageId) {
        return conversationId + "/" + messageId;
    }

    static String byActivity(Instant at, String id) {
        return Json.text(at) + "#" + id;
    }

    static String byDue(PendingBatch batch, String id) {
        return DUE_TURN + Json.text(batch.dueAt()) + "#" + id;
    }

    static String byWake(Instant at, String id) {
        return DUE_WAKE + Json.text(at) + "#" + id;
    }

    static String byStatus(ConversationStatus status, Instant at, String id) {
        return Shape.wire(status) + "#" + byActivity(at, id);
    }
}
