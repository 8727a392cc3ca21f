package com.loctelli.conversations;

import com.loctelli.conversations.screening.Screening;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seals and opens messages: the only place that sees a text between the database and its reader. */
final class Letters {
    private final Platform platform;
    private final Rows rows;

    Letters(Platform platform, Rows rows) {
        this.platform = platform;
        this.rows = rows;
    }

    /** What is written of a message; its place in the sequence must be free. */
    Write write(String conversationId, StoredMessage message, @Nullable String sourceId) {
        var place = ConversationKeys.place(conversationId, message.id());
        var sealed = new SealedMessage(
                message.id(),
                conversationId,
                message.seq(),
                message.direction(),
                message.author(),
                platform.cipher().seal(rows.tenant(), place, message.text()),
                message.textId(),
                message.turnId(),
                sourceId,
                message.security(),
                message.at());
        return rows.insert(ConversationKeys.message(conversationId, message.seq()), sealed, message.author())
                .otherwise(ProblemType.CONFLICT);
    }

    StoredMessage inbound(long seq, Actor lead, String text, Instant at) {
        return new StoredMessage(
                platform.ids().next("ms"), seq, Direction.IN, lead, text, null, null, Screening.of(text), at);
    }

    StoredMessage outbound(long seq, Actor author, String text, String textId, @Nullable String turnId, Instant at) {
        return new StoredMessage(platform.ids().next("ms"), seq, Direction.OUT, author, text, textId, turnId, null, at);
    }

    List<StoredMessage> open(List<Stored<SealedMessage>> items) {
        return items.stream().map(item -> open(item.value())).toList();
    }

    private StoredMessage open(SealedMessage item) {
        var place = ConversationKeys.place(item.conversationId(), item.id());
        return new StoredMessage(
                item.id(),
                item.seq(),
                item.direction(),
                item.author(),
                platform.cipher().open(rows.tenant(), place, item.sealed()),
                item.textId(),
                item.turnId(),
                item.security(),
                item.at());
    }
}
