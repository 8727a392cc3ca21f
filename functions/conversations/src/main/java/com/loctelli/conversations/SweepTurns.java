package com.loctelli.conversations;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Tells the agent again of batches that are overdue, because the message that told it may have been lost, and does what
 * time brings about by itself: conversations wake, the agent takes up what a person held for a while, an answer becomes
 * late, a follow-up is due. The head is the truth: told twice, it is still done once.
 */
public final class SweepTurns {
    /** How long a batch may be overdue before its message counts as lost. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private static final int PAGE = 100;

    private final Platform platform;
    private final Conversations conversations;

    /** On the parts of a process. */
    @Inject
    public SweepTurns(Platform platform, Conversations conversations) {
        this.platform = platform;
        this.conversations = conversations;
    }

    /** Sweeps one tenant and returns how many conversations it found. */
    public int of(Tenant tenant) {
        var now = platform.clock().now();
        return tell(tenant, now.minus(GRACE)) + wake(tenant, now);
    }

    private int tell(Tenant tenant, Instant until) {
        int found = 0;
        @Nullable String cursor = null;
        do {
            var page = due(tenant, ConversationKeys.DUE_TURN, until, cursor);
            var messages = new ArrayList<Outgoing>();
            for (var one : page.data()) {
                var batch = one.value().pendingBatch();
                if (batch != null) {
                    messages.add(Outgoing.of(
                            QueueName.TURNS,
                            tenant,
                            TurnDue.of(one.value().id(), TurnDue.INBOUND, batch.throughSeq())));
                }
            }
            platform.queues().sendAll(messages);
            found += messages.size();
            cursor = page.next();
        } while (cursor != null);
        return found;
    }

    private int wake(Tenant tenant, Instant until) {
        int found = 0;
        var waking = conversations.of(tenant).waking();
        @Nullable String cursor = null;
        do {
            var page = due(tenant, ConversationKeys.DUE_WAKE, until, cursor);
            page.data().forEach(one -> waking.attend(one.value().id()));
            found += page.data().size();
            cursor = page.next();
        } while (cursor != null);
        return found;
    }

    private Page<Stored<Conversation>> due(Tenant tenant, String kind, Instant until, @Nullable String cursor) {
        var query = Query.between(kind, kind + Json.text(until))
                .on(ConversationKeys.BY_DUE)
                .limit(PAGE)
                .after(cursor);
        return platform.database().table(TableName.CONVERSATIONS).of(tenant).query(query, Conversation.class);
    }

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).sweepTurns()::of);
        }
    }
}
