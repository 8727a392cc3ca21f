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
import com.loctelli.kernel.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's ledger and suppressions. An event and what follows from it are one transaction; two events of one
 * address
 * that meet are entered one after the other.
 */
public final class TenantConsents {
    private static final int TRIES = 6;
    private static final ProblemType HEAD_MOVED =
            new ProblemType("messaging/consent-moved", 503, "Another statement of this person came in between");
    private static final ProblemType ENTERED =
            new ProblemType("messaging/consent-entered", 409, "This statement was entered before");

    private final Platform platform;
    private final Rows rows;

    TenantConsents(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /** The suppression in force, or null. */
    public @Nullable Stored<Suppression> suppression(String address) {
        return rows.get(ConsentKeys.suppression(address), Suppression.class);
    }

    /** Everybody who is not texted, by address. */
    public Page<Stored<Suppression>> suppressions(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(ConsentKeys.SUPPRESSIONS).after(cursor).limit(limit), Suppression.class);
    }

    /** The ledger of an address, newest first. */
    public Page<Stored<ConsentEvent>> events(String address, @Nullable String cursor, int limit) {
        return rows.query(
                Query.prefix(ConsentKeys.events(address))
                        .newestFirst()
                        .after(cursor)
                        .limit(limit),
                ConsentEvent.class);
    }

    /** Enters a statement that changes no suppression; returns whether it was new. */
    public boolean enter(String address, NewConsent consent, Actor actor) {
        return enter(address, consent, actor, event -> List.of());
    }

    /**
     * Enters a statement and suppresses the address with it. A suppression that stands already and binds as much stays
     * as it is, so that a person's later STOP does not make a manual one liftable by START.
     *
     * @param alongside further writes of the same transaction
     * @return whether the statement was new
     */
    public boolean suppress(
            String address,
            NewConsent consent,
            String cause,
            @Nullable String reason,
            Actor actor,
            List<Write> alongside) {
        return enter(address, consent, actor, event -> {
            var writes = new ArrayList<>(alongside);
            var standing = suppression(address);
            if (standing == null
                    || (standing.value().scope().equals("marketing")
                            && consent.scope().equals("all"))) {
                var made = new Suppression(
                        ConsentKeys.SMS, address, consent.scope(), event.at(), cause, reason, event.seq());
                writes.add(rows.put(ConsentKeys.suppression(address), made, actor));
            }
            return writes;
        });
    }

    /** Enters a statement and lifts the suppression of the address with it. */
    public boolean lift(String address, NewConsent consent, Actor actor, List<Write> alongside) {
        return enter(address, consent, actor, event -> {
            var writes = new ArrayList<>(alongside);
            writes.add(rows.delete(ConsentKeys.suppression(address)));
            return writes;
        });
    }

    /** What follows from an event. */
    @FunctionalInterface
    private interface Consequence {
        List<Write> of(ConsentEvent event);
    }

    private boolean enter(String address, NewConsent consent, Actor actor, Consequence consequence) {
        for (int attempt = 1; ; attempt++) {
            var head = rows.get(ConsentKeys.head(address), ConsentHead.class);
            var event = event(address, consent, actor, head == null ? null : head.value());
            var next = new ConsentHead(event.seq(), event.hash(), event.kind(), event.scope());
            var writes = new ArrayList<>(consequence.of(event));
            writes.add(rows.insert(ConsentKeys.event(address, event.seq()), event, actor)
                    .otherwise(HEAD_MOVED));
            writes.add(rows.put(ConsentKeys.head(address), next, actor)
                    .when(
                            head == null
                                    ? Condition.absent(TableName.SORT)
                                    : Condition.equal("seq", head.value().seq()))
                    .otherwise(HEAD_MOVED));
            var onceKey = consent.onceKey();
            if (onceKey != null) {
                writes.add(rows.insert(ConsentKeys.once(onceKey), next, actor).otherwise(ENTERED));
            }
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

    private ConsentEvent event(String address, NewConsent consent, Actor actor, @Nullable ConsentHead head) {
        long seq = head == null ? 1 : head.seq() + 1;
        var before = head == null ? null : head.hash();
        var at = platform.clock().now();
        var chained = String.join(
                "\n",
                address,
                Long.toString(seq),
                consent.kind(),
                consent.scope(),
                consent.method(),
                Json.write(new TreeMap<>(consent.evidence())),
                Json.write(actor),
                Json.text(at),
                before == null ? "" : before);
        return new ConsentEvent(
                ConsentKeys.SMS,
                address,
                seq,
                consent.kind(),
                consent.scope(),
                consent.method(),
                consent.evidence(),
                actor,
                at,
                before,
                sha256(chained));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
