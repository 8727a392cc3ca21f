package com.loctelli.conversations;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.storage.References;
import java.time.Instant;

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

    static String id(String leadId, String channel) {
        return References.conversation(leadId, channel);
    }

    static String head(String id) {
        return References.head(id);
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

    /** That a text of ours was entered, which was not stored together with its message. */
    static String entered(String textId) {
        return "OUT#" + textId;
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
