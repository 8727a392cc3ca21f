package com.loctelli.messaging.consent;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's consent and suppressions. What is said here and what a connected system says of a person are kept apart
 * in the one suppression that keeps texts back: each takes back its own word and never the other's. Whatever is said
 * here, connected systems are told of afterwards.
 */
public final class TenantConsents {
    /** The person has revoked since, or something else keeps texts back: a mistake of before cannot be taken back. */
    public static final ProblemType REVOKED_SINCE =
            new ProblemType("messaging/revoked-since", 409, "The person has said something else since");

    private final Rows rows;
    private final Ledger ledger;
    private final UntoldOptOuts untold;

    TenantConsents(Platform platform, Tenant tenant) {
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
        this.ledger = new Ledger(platform, rows);
        this.untold = new UntoldOptOuts(platform, tenant);
    }

    /** The suppression in force, or null. */
    public @Nullable Stored<Suppression> suppression(String address) {
        return rows.get(ConsentKeys.suppression(address), Suppression.class);
    }

    /** That the carrier reaches nobody at the address, or null. */
    public @Nullable Stored<Suppression> unreachable(String address) {
        return rows.get(ConsentKeys.unreachable(address), Suppression.class);
    }

    /** Everybody who is not texted and every number that takes no texts, by address. */
    public Page<Stored<Suppression>> suppressions(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(ConsentKeys.SUPPRESSIONS).after(cursor).limit(limit), Suppression.class);
    }

    /** The ledger of an address, newest first. */
    public Page<Stored<ConsentEvent>> events(String address, @Nullable String cursor, int limit) {
        return ledger.events(address, cursor, limit);
    }

    /** Follows the chain of an address's ledger from the last event to the first. */
    public LedgerCheck check(String address) {
        return ledger.check(address);
    }

    /**
     * Enters a statement that changes no suppression; returns whether it was new. Where the person has revoked since it
     * was said, the ledger goes on saying of consent what it says.
     */
    public boolean enter(String address, NewConsent consent, Actor actor) {
        return ledger.enter(
                address, consent, actor, head -> consent.isOvertaken(head) ? head : null, (event, head) -> List.of());
    }

    /**
     * Enters a statement and suppresses the address with it. A suppression that stands already and binds as much stays
     * as it is, unless START lifts it and not the new one: a person's later STOP does not make a manual one liftable,
     * and a manual one is not lifted because a STOP came first. One that only a connected system asked for becomes that
     * of the statement too.
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
        boolean isNew = ledger.enter(address, consent, actor, Ledger.Saying.ITSELF, (event, before) -> {
            var writes = new ArrayList<>(alongside.of(event, before));
            var standing = value(suppression(address));
            writes.addAll(changed(standing, Suppression.said(event, cause, reason, standing), actor));
            return writes;
        });
        untold.hint(address);
        return isNew;
    }

    /**
     * Enters a person's own words as they were read, and suppresses the address with them until the reading is undone.
     * One that comes where something certain keeps everything back already changes nothing of that.
     *
     * @param text the carrier's id of the words
     * @param alongside further writes of the same transaction
     * @param review those that let somebody judge the reading, given what an undoing of it restores; where texts are
     *     kept back without the reading they are not made
     * @return whether the statement was new
     */
    public boolean suppress(
            String address,
            NewConsent consent,
            String text,
            Revocation.Reading reading,
            Actor actor,
            Consequence alongside,
            Consequence review) {
        boolean isNew = ledger.enter(address, consent, actor, Ledger.Saying.ITSELF, (event, before) -> {
            var writes = new ArrayList<>(alongside.of(event, before));
            var standing = value(suppression(address));
            var made = Suppression.read(event, text, reading, before, standing);
            var readings = made.readings();
            if (readings != null && readings.has(text)) {
                writes.addAll(review.of(event, readings.before()));
            }
            writes.addAll(changed(standing, made, actor));
            return writes;
        });
        untold.hint(address);
        return isNew;
    }

    private List<Write> changed(@Nullable Suppression standing, Suppression made, Actor actor) {
        var address = made.address();
        return made.equals(standing)
                ? List.of()
                : List.of(rows.put(ConsentKeys.suppression(address), made, actor), untold.write(address));
    }

    /**
     * Enters a person's statement and takes back with it what their own word set; what a connected system says goes on
     * binding. Refused with {@link #REVOKED_SINCE}, and not entered, where they have revoked since they said it or
     * something else than their word stands.
     */
    public boolean lift(String address, NewConsent consent, Actor actor, List<Write> alongside) {
        return lift(address, consent, actor, alongside, false);
    }

    /** The same, and what connected systems say is overruled too: by a person who answers for it. */
    public boolean overrule(String address, NewConsent consent, Actor actor) {
        return lift(address, consent, actor, List.of(), true);
    }

    /** Enters that the address may be texted again whatever the carrier said of it, which says nothing of consent. */
    public void reachable(String address, NewConsent statement, Actor actor) {
        ledger.enter(
                address,
                statement,
                actor,
                head -> head,
                (event, before) -> List.of(rows.delete(ConsentKeys.unreachable(address))));
    }

    private boolean lift(String address, NewConsent consent, Actor actor, List<Write> alongside, boolean isOfAll) {
        boolean isNew = ledger.enter(address, consent, actor, Ledger.Saying.ITSELF, (event, before) -> {
            var standing = value(suppression(address));
            // Looked at in the transaction's own read: whoever asked for it may have read what is no more.
            boolean isNotTheirs = standing != null && !isOfAll && !standing.isLiftedByStart();
            if (isNotTheirs || consent.isOvertaken(before)) {
                throw REVOKED_SINCE.problem();
            }
            var writes = new ArrayList<>(alongside);
            writes.add(left(address, standing == null || isOfAll ? null : standing.takenBack(), actor));
            writes.add(untold.write(address));
            return writes;
        });
        untold.hint(address);
        return isNew;
    }

    /**
     * Takes back the reading of a text that was a mistake: the ledger keeps it and says that it was corrected. Where
     * other readings are left, texts stay kept back by them; else what was agreed before all of them holds again.
     * Refused with {@link #REVOKED_SINCE} where the person has revoked since, or where something else keeps texts back.
     *
     * @param text the carrier's id of the text
     * @param seq the reading's event
     * @param before what the ledger said before it, null for nothing
     */
    public void correct(
            String address,
            String text,
            long seq,
            @Nullable ConsentHead before,
            NewConsent correction,
            Actor actor,
            List<Write> alongside) {
        ledger.enter(
                address,
                correction,
                actor,
                head -> resting(address, text, seq, head).saidWithout(text, head, before),
                (event, head) -> {
                    var left = resting(address, text, seq, head).without(text, event.seq());
                    var writes = new ArrayList<>(alongside);
                    writes.add(left(address, left, actor));
                    writes.add(untold.write(address));
                    return writes;
                });
        untold.hint(address);
    }

    private Suppression resting(String address, String text, long seq, @Nullable ConsentHead head) {
        // Whoever changes it moves the head too, so that it is still this one when the head is found unmoved.
        var standing = value(suppression(address));
        if (head == null || standing == null || !standing.restsOn(text, seq, head)) {
            throw REVOKED_SINCE.problem();
        }
        return standing;
    }

    /**
     * A connected system says that the person is not to be texted. It is heard once: what it said before changes
     * nothing.
     *
     * @param source the integration
     * @param at since when
     * @param alongside further writes of the same transaction
     * @return whether it is new
     */
    public boolean toldElsewhere(
            String address, String source, Instant at, NewConsent statement, Actor actor, List<Write> alongside) {
        var known = value(suppression(address));
        if (known != null && known.isTold(source)) {
            return false;
        }
        return ledger.enter(address, statement, actor, Ledger.Saying.ITSELF, (event, before) -> {
            var writes = new ArrayList<>(alongside);
            var made = Suppression.told(event, source, at, value(suppression(address)), before);
            writes.add(rows.put(ConsentKeys.suppression(address), made, actor));
            return writes;
        });
    }

    /**
     * A connected system takes back what it said of the person. What was said here goes on binding, and nothing is
     * agreed to by it: the ledger says of consent what it said before.
     *
     * @param alongside further writes of the same transaction
     * @return whether there was something to take back
     */
    public boolean takenBackElsewhere(
            String address, String source, NewConsent statement, Actor actor, List<Write> alongside) {
        var known = value(suppression(address));
        if (known == null || !known.isTold(source)) {
            return false;
        }
        return ledger.enter(address, statement, actor, known::saidBesides, (event, before) -> {
            var writes = new ArrayList<>(alongside);
            var standing = value(suppression(address));
            if (standing != null) {
                writes.add(left(address, standing.takenBack(source), actor));
            }
            return writes;
        });
    }

    private Write left(String address, @Nullable Suppression left, Actor actor) {
        var key = ConsentKeys.suppression(address);
        return left == null ? rows.delete(key) : rows.put(key, left, actor);
    }

    private static @Nullable Suppression value(@Nullable Stored<Suppression> stored) {
        return stored == null ? null : stored.value();
    }

    /** What follows from an event, given what the ledger said before it. */
    @FunctionalInterface
    public interface Consequence {
        /** The writes of the same transaction. */
        List<Write> of(ConsentEvent event, @Nullable ConsentHead before);
    }
}
