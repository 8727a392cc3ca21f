package com.loctelli.assistant.tools;

import com.loctelli.assistant.trace.Turns;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What was done in a conversation and not told yet: a few items at most, none in a quiet one. */
public final class Ledger {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 20;

    private final Platform platform;

    /** The ledger of every conversation. */
    public Ledger(Platform platform) {
        this.platform = platform;
    }

    /** Notes what is about to be done. Noted twice, it is there once. */
    void note(Bench bench, Intent intent) {
        platform.database()
                .commit(rows(bench.tenant)
                        .put(key(bench.head.id(), intent), intent, Actor.AI)
                        .expires(platform.clock().now().plus(KEPT)));
        bench.noted(intent);
    }

    /** What was noted in the conversation and not removed. */
    public List<Stored<Intent>> of(Tenant tenant, String conversationId) {
        return rows(tenant)
                .query(Query.prefix(prefix(conversationId)).limit(MOST), Intent.class)
                .data();
    }

    /**
     * The writes that remove what a reply tells: what its turn found noted, and what it noted itself. What another turn
     * notes meanwhile is not told by it.
     */
    public List<Write> told(Tenant tenant, String conversationId, Collection<Intent> intents) {
        return intents.stream()
                .map(intent -> key(conversationId, intent))
                .distinct()
                .map(key -> rows(tenant).delete(key))
                .toList();
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.ASSISTANT).of(tenant);
    }

    private static String key(String conversationId, Intent intent) {
        return prefix(conversationId) + Turns.sha256(intent.name()).substring(0, 32);
    }

    private static String prefix(String conversationId) {
        return conversationId + "#D#";
    }
}
