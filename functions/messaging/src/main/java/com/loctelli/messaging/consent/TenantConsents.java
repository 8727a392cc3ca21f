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
    /** The person has revoked since, or something else keeps texts back: a mistake of before cannot be taken back. */
    public static final ProblemType REVOKED_SINCE =
            new ProblemType("messaging/revoked-since", 409, "The person has said something else since");

    private static final int TRIES = 6;
    private static final int PAGE = 100;
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
        return enter(address, consent, actor, null, (event, head) -> List.of());
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
        return suppress(address, consent, cause, reason, actor, (event, before) -> alongside);
    }

    /** The same, with writes that rest on the event. */
    public boolean suppress(
            String address,
            NewConsent consent,
            String cause,
            @Nullable String reason,
            Actor actor,
            Consequence alongside) {
        return enter(address, consent, actor, null, (event, before) -> {
            var writes = new ArrayList<>(alongside.of(event, before));
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
        return enter(address, consent, actor, null, (event, before) -> {
            var writes = new ArrayList<>(alongside);
            writes.add(rows.delete(ConsentKeys.suppression(address)));
            return writes;
        });
    }

    /**
     * Takes back an event that was entered by mistake: the ledger keeps it and says that it was corrected, and what was
     * agreed before it holds again. Refused with {@link #REVOKED_SINCE} where the person has revoked since, or where
     * something else keeps texts back.
     *
     * @param seq the event
     * @param before what the ledger said before it, null for nothing
     */
    public void correct(
            String address,
            long seq,
            @Nullable ConsentHead before,
            NewConsent correction,
            Actor actor,
            List<Write> alongside) {
        enter(address, correction, actor, before, (event, head) -> {
            if (head == null || head.seq() != seq) {
                throw REVOKED_SINCE.problem();
            }
            var writes = new ArrayList<>(alongside);
            writes.add(rows.delete(ConsentKeys.suppression(address))
                    .when(Condition.absent(TableName.SORT).or(Condition.equal("sourceEventSeq", seq)))
                    .otherwise(REVOKED_SINCE));
            return writes;
        });
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

    /** What follows from an event, given what the ledger said before it. */
    @FunctionalInterface
    public interface Consequence {
        /** The writes of the same transaction. */
        List<Write> of(ConsentEvent event, @Nullable ConsentHead before);
    }

    private boolean enter(
            String address, NewConsent consent, Actor actor, @Nullable ConsentHead restored, Consequence consequence) {
        for (int attempt = 1; ; attempt++) {
            var head = rows.get(ConsentKeys.head(address), ConsentHead.class);
            var event = event(address, consent, actor, head == null ? null : head.value());
            var next = new ConsentHead(
                    event.seq(),
                    event.hash(),
                    restored == null ? event.kind() : restored.kind(),
                    restored == null ? event.scope() : restored.scope());
            var writes = new ArrayList<>(consequence.of(event, head == null ? null : head.value()));
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

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
