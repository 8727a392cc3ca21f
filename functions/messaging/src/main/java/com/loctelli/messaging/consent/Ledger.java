package com.loctelli.messaging.consent;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's ledger of consent at rest: an event and what follows from it are one transaction, and two events of one
 * address that meet are entered one after the other.
 */
final class Ledger {
    private static final int TRIES = 6;
    private static final int PAGE = 100;
    static final ProblemType HEAD_MOVED =
            new ProblemType("messaging/consent-moved", 503, "Another statement of this person came in between");
    static final ProblemType ENTERED =
            new ProblemType("messaging/consent-entered", 409, "This statement was entered before");

    private final Platform platform;
    private final Rows rows;

    Ledger(Platform platform, Rows rows) {
        this.platform = platform;
        this.rows = rows;
    }

    /** What the ledger says of consent from now on, given its head before; null for what the event itself says. */
    @FunctionalInterface
    interface Saying {
        /** The event's own word. */
        Saying ITSELF = before -> null;

        @Nullable
        ConsentHead after(@Nullable ConsentHead before);
    }

    /** The ledger of an address, newest first. */
    Page<Stored<ConsentEvent>> events(String address, @Nullable String cursor, int limit) {
        return rows.query(
                Query.prefix(ConsentKeys.events(address))
                        .newestFirst()
                        .after(cursor)
                        .limit(limit),
                ConsentEvent.class);
    }

    /** Follows the chain of an address's ledger from the last event to the first. */
    public LedgerCheck check(String address) {
        var head = rows.get(ConsentKeys.head(address), ConsentHead.class);
        var expected = head == null ? null : head.value().hash();
        long seq = head == null ? 0 : head.value().seq();
        long last = seq;
        @Nullable String cursor = null;
        do {
            var page = events(address, cursor, PAGE);
            for (var stored : page.data()) {
                var event = stored.value();
                if (event.seq() != seq
                        || !event.hash().equals(expected)
                        || !event.hash().equals(hash(event))) {
                    return new LedgerCheck(false, last, Math.max(event.seq(), seq));
                }
                expected = event.prevHash();
                seq--;
            }
            cursor = page.next();
        } while (cursor != null);
        return seq == 0 && expected == null ? new LedgerCheck(true, last, null) : new LedgerCheck(false, last, seq);
    }

    /** Enters a statement with what follows from it; returns whether it was new. */
    boolean enter(
            String address, NewConsent consent, Actor actor, Saying saying, TenantConsents.Consequence consequence) {
        for (int attempt = 1; ; attempt++) {
            var head = rows.get(ConsentKeys.head(address), ConsentHead.class);
            var before = head == null ? null : head.value();
            var event = event(address, consent, actor, before);
            var next = next(event, consent, before, saying.after(before));
            var writes = new ArrayList<Write>();
            var onceKey = consent.onceKey();
            if (onceKey != null) {
                // Ahead of what follows from the statement: that it was entered before is said before all else.
                writes.add(once(onceKey, next, actor));
            }
            writes.addAll(consequence.of(event, before));
            writes.add(entry(event, actor));
            writes.add(moved(address, before, next, actor));
            try {
                platform.database().commit(writes);
                return true;
            } catch (Problem problem) {
                if (problem.type().equals(ENTERED)) {
                    return false;
                }
                if (!problem.type().equals(HEAD_MOVED) || attempt == TRIES) {
                    throw problem;
                }
            }
        }
    }

    /** The head that an event leaves, given what the ledger says of consent then; null for what the event says. */
    static ConsentHead next(
            ConsentEvent event, NewConsent consent, @Nullable ConsentHead before, @Nullable ConsentHead said) {
        return new ConsentHead(
                event.seq(),
                event.hash(),
                said == null ? event.kind() : said.kind(),
                said == null ? event.scope() : said.scope(),
                revokedAt(event, consent, before));
    }

    /** A text's revocation is as old as the text, whenever it is entered; what a connected system says is not the person's. */
    private static @Nullable Instant revokedAt(ConsentEvent event, NewConsent consent, @Nullable ConsentHead before) {
        var known = before == null ? null : before.revokedAt();
        if (!event.isRevocation()) {
            return known;
        }
        var said = Objects.requireNonNullElse(consent.saidAt(), event.at());
        return known == null || said.isAfter(known) ? said : known;
    }

    /** Writes an event, where none has its number yet. */
    Write entry(ConsentEvent event, Actor actor) {
        return rows.insert(ConsentKeys.event(event.address(), event.seq()), event, actor)
                .otherwise(HEAD_MOVED);
    }

    /** Moves an address's head on, where it is still what it was. */
    Write moved(String address, @Nullable ConsentHead before, ConsentHead next, Actor actor) {
        return rows.put(ConsentKeys.head(address), next, actor)
                .when(before == null ? Condition.absent(TableName.SORT) : Condition.equal("seq", before.seq()))
                .otherwise(HEAD_MOVED);
    }

    /** Lets what has the key be entered once. */
    Write once(String key, ConsentHead next, Actor actor) {
        return rows.insert(ConsentKeys.once(key), next, actor).otherwise(ENTERED);
    }

    /** The next event of an address's ledger, chained to its head. */
    ConsentEvent event(String address, NewConsent consent, Actor actor, @Nullable ConsentHead head) {
        long seq = head == null ? 1 : head.seq() + 1;
        var before = head == null ? null : head.hash();
        var unsigned = new ConsentEvent(
                ConsentKeys.SMS,
                address,
                seq,
                consent.kind(),
                consent.scope(),
                consent.method(),
                consent.evidence(),
                actor,
                platform.clock().now(),
                before,
                "");
        return unsigned.withHash(hash(unsigned));
    }

    private static String hash(ConsentEvent event) {
        var before = event.prevHash();
        return sha256(String.join(
                "\n",
                event.address(),
                Long.toString(event.seq()),
                event.kind(),
                event.scope(),
                event.method(),
                Json.write(new TreeMap<>(event.evidence())),
                Json.write(event.actor()),
                Json.text(event.at()),
                before == null ? "" : before));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
