package com.loctelli.messaging.delivery;

import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.caps.CapReached;
import com.loctelli.messaging.caps.Caps;
import com.loctelli.messaging.consent.ConsentKeys;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.decision.RuleResult;
import com.loctelli.messaging.senders.BlockedSenders;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.tally.Tallies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The moves of one tenant's texts, each a conditional write. From the moment of the claim a text counts as perhaps
 * handed over: whoever stops after it leaves a text that becomes {@code unknown}, and only the carrier's own list, read
 * twice after a grace, proves that it may be handed over again. All moves are in this one file, though it is long, so
 * that the conditions which exclude each other can be read side by side.
 */
public final class TenantDeliveries {
    /** How long a worker may hold a text; longer than any request to the carrier. */
    public static final Duration LEASE = Duration.ofSeconds(45);
    /** How long after the hand-over the carrier's list is trusted to hold what it took. */
    public static final Duration GRACE = Duration.ofSeconds(60);
    /** How far two looks at the list are apart. */
    public static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private static final int LOOKS = 2;
    private static final String CALLED_OFF = "calledOff";
    private static final int STATUS_TRIES = 8;
    private static final Duration HELD_FOR = Duration.ofMinutes(15);
    private static final Duration RECHECK = Duration.ofSeconds(60);
    private static final ProblemType MOVED =
            new ProblemType("messaging/text-moved", 409, "The text has moved on meanwhile");
    private static final ProblemType SUPPRESSED =
            new ProblemType("messaging/suppressed-meanwhile", 409, "The person has opted out meanwhile");
    private static final ProblemType HELD =
            new ProblemType("messaging/campaign-held", 409, "The campaign's texts are held");
    private static final ProblemType SID_KNOWN =
            new ProblemType("messaging/sid-known", 409, "The carrier's id is another text's");

    private final Platform platform;
    private final TenantConsents consents;
    private final Caps caps;
    private final BlockedSenders blocked;
    private final Tenant tenant;
    private final Rows rows;

    TenantDeliveries(Platform platform, TenantConsents consents, Tenant tenant) {
        this.platform = platform;
        this.consents = consents;
        this.caps = new Caps(platform, tenant);
        this.blocked = new BlockedSenders(platform, tenant);
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /** The text, or null. */
    public @Nullable Stored<SmsMessage> find(String textId) {
        return rows.get(TextKeys.text(textId), SmsMessage.class);
    }

    /** Those of the texts that are there. */
    public List<Stored<SmsMessage>> all(List<String> textIds) {
        return rows.all(textIds.stream().map(TextKeys::text).toList(), SmsMessage.class);
    }

    /** The text in clear. */
    public String open(SmsMessage text) {
        return platform.cipher().open(tenant, text.id(), text.bodyEnc());
    }

    /** What is due at the clock's now, the longest overdue first. */
    public List<DueItem> due(int most) {
        var now = TextKeys.due(platform.clock().now(), "~");
        var query = new Query(TextKeys.BY_DUE, "0", now, false, most, null, false);
        return rows.query(query, DueItem.class).data().stream()
                .map(Stored::value)
                .toList();
    }

    /** Claims a text that waits, unless its time has not come or the person has opted out. */
    public Claim claim(Stored<SmsMessage> found) {
        var text = found.value();
        var now = platform.clock().now();
        if (!isWaiting(text)) {
            return new Claim.Nothing();
        }
        var notBefore = text.notBefore();
        if (notBefore != null && notBefore.isAfter(now)) {
            return new Claim.NotYet(notBefore);
        }
        var owner = platform.ids().token();
        var until = now.plus(LEASE);
        try {
            var writes = new ArrayList<>(claiming(found, owner, now, until));
            writes.addAll(notHeld(List.of(found)));
            counted(List.of(found), writes);
        } catch (CapReached reached) {
            capped(found, reached);
            return new Claim.Nothing();
        } catch (Problem problem) {
            if (problem.type().equals(SUPPRESSED)) {
                skip(found, "suppression", "the person opted out before the text left");
                return new Claim.Nothing();
            }
            if (problem.type().equals(HELD)) {
                putOff(List.of(found));
                return new Claim.Nothing();
            }
            if (problem.type().equals(MOVED)) {
                return new Claim.Nothing();
            }
            throw problem;
        }
        return new Claim.Held(text, owner, until, open(text));
    }

    /**
     * Claims texts that wait, all of them or none, in one transaction; to be told apart from {@link #claim}, which says
     * what stands in the way of one. Empty where something stands in the way of any.
     *
     * @param some texts that may leave now, each to another person, so few that their claims fit in a transaction
     */
    public List<Claim.Held> claimTogether(List<Stored<SmsMessage>> some) {
        var now = platform.clock().now();
        var owner = platform.ids().token();
        var until = now.plus(LEASE);
        var writes = new ArrayList<Write>();
        some.forEach(found -> writes.addAll(claiming(found, owner, now, until)));
        writes.addAll(notHeld(some));
        try {
            counted(some, writes);
        } catch (CapReached reached) {
            return List.of();
        } catch (Problem problem) {
            boolean isInTheWay = problem.type().equals(SUPPRESSED)
                    || problem.type().equals(MOVED)
                    || problem.type().equals(HELD);
            if (isInTheWay) {
                return List.of();
            }
            throw problem;
        }
        return some.stream()
                .map(found -> new Claim.Held(found.value(), owner, until, open(found.value())))
                .toList();
    }

    /** Puts off those of the texts whose campaign is held, all in one transaction, and returns the others. */
    public List<Stored<SmsMessage>> withoutHeld(List<Stored<SmsMessage>> some) {
        var keys = campaigns(some).stream().map(TextKeys::hold).toList();
        var held = rows.all(keys, Hold.class).stream().map(Stored::sk).toList();
        if (held.isEmpty()) {
            return some;
        }
        putOff(some.stream().filter(one -> isOf(one, held)).toList());
        return some.stream().filter(one -> !isOf(one, held)).toList();
    }

    private static boolean isOf(Stored<SmsMessage> text, List<String> holds) {
        var campaignId = text.value().campaignId();
        return campaignId != null && holds.contains(TextKeys.hold(campaignId));
    }

    private void putOff(List<Stored<SmsMessage>> held) {
        var until = platform.clock().now().plus(HELD_FOR);
        var why = new RuleResult("campaign", "deferred", "the campaign is held");
        if (!quietly(held.stream().map(one -> deferring(one, until, why)).toList()) && held.size() > 1) {
            held.forEach(one -> quietly(deferring(one, until, why)));
        }
    }

    private List<Write> notHeld(List<Stored<SmsMessage>> some) {
        return campaigns(some).stream()
                .map(id -> rows.check(TextKeys.hold(id), Condition.absent(TableName.SORT))
                        .otherwise(HELD))
                .toList();
    }

    private static List<String> campaigns(List<Stored<SmsMessage>> some) {
        return some.stream()
                .map(one -> one.value().campaignId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private List<Write> claiming(Stored<SmsMessage> found, String owner, Instant now, Instant until) {
        var text = found.value();
        var update = new Update()
                .set("status", TextState.CLAIMED.wire())
                .set("rank", TextState.CLAIMED.rank())
                .add("attempts", 1)
                .set("claimOwner", owner)
                .set("claimUntil", until)
                .set("postedAt", now)
                .set(TextKeys.BY_DUE, TextKeys.due(until, text.id()))
                .remove("notBefore")
                .remove("absences");
        var writes = new ArrayList<Write>();
        if (text.purpose() != Purpose.CONFIRMATION) {
            writes.add(notSuppressed(rows, text.to(), text.purpose()).otherwise(SUPPRESSED));
        }
        writes.add(rows.update(found.sk(), update)
                .when(Condition.equal("status", text.status().wire()))
                .when(Condition.equal("version", found.version()))
                .otherwise(MOVED));
        return writes;
    }

    /** Commits claims with what they count. Whatever may have left was counted once: only a text's first claim counts. */
    private void counted(List<Stored<SmsMessage>> some, List<Write> writes) {
        var first = some.stream()
                .map(Stored::value)
                .filter(text -> text.attempts() == 0 && text.purpose() != Purpose.CONFIRMATION)
                .toList();
        caps.take(first, counts -> {
            var all = new ArrayList<>(writes);
            all.addAll(counts);
            platform.database().commit(all);
        });
    }

    /** Marketing waits for room; what would be said too late then is not said at all. */
    private void capped(Stored<SmsMessage> found, CapReached reached) {
        if (found.value().purpose() == Purpose.MARKETING) {
            defer(found, reached.until(), RuleResult.deferred(reached.rule(), "until " + reached.until()));
        } else {
            skip(found, reached.rule(), "used up until " + reached.until());
        }
    }

    /** A check that no suppression which binds the purpose is in force, for the transaction that relies on it. */
    public static Write notSuppressed(Rows rows, String address, Purpose purpose) {
        var absent = Condition.absent(TableName.SORT);
        return rows.check(
                ConsentKeys.suppression(address),
                purpose == Purpose.MARKETING ? absent : absent.or(Condition.equal("scope", "marketing")));
    }

    /** Keeps a waiting text back for good, with the rule that did it. */
    public void skip(Stored<SmsMessage> found, String rule, String detail) {
        var decision = found.value().decision().and(new RuleResult(rule, "refused", detail));
        var write = rows.update(
                        found.sk(),
                        moved(TextState.SKIPPED)
                                .set("decision", Json.toTree(decision))
                                .remove("notBefore"))
                .when(Condition.equal("version", found.version()))
                .otherwise(MOVED);
        quietly(counting(
                telling(write, "text_kept_back", found.value(), TextState.SKIPPED), found.value(), TextState.SKIPPED));
    }

    /** Whether no worker has taken the text up yet, nor a rule kept it back. */
    public static boolean isWaiting(SmsMessage text) {
        return text.status() == TextState.PENDING || text.status() == TextState.DEFERRED;
    }

    /** Whether the carrier is not known to have the text, and may yet get it. */
    public static boolean isUnsent(SmsMessage text) {
        return text.status().rank() <= TextState.UNKNOWN.rank();
    }

    /**
     * The writes that call texts off which the carrier is not known to have: one that waits does not leave, one that a
     * worker holds or that is in question does not leave again. Refused as a conflict where one has moved since it was
     * read.
     */
    public List<Write> callOff(List<Stored<SmsMessage>> some) {
        var writes = new ArrayList<Write>();
        var waiting = new ArrayList<SmsMessage>();
        for (var found : some) {
            var text = found.value();
            if (isUnsent(text)) {
                var update = isWaiting(text)
                        ? moved(TextState.CANCELED).remove("notBefore")
                        : new Update().set(CALLED_OFF, true);
                var write = rows.update(found.sk(), update)
                        .when(Condition.equal("version", found.version()))
                        .otherwise(ProblemType.CONFLICT);
                writes.add(isWaiting(text) ? telling(write, "text_called_off", text, TextState.CANCELED) : write);
                if (isWaiting(text)) {
                    waiting.add(text);
                }
            }
        }
        writes.addAll(Tallies.besides(
                rows, waiting.stream().map(text -> text.to(TextState.CANCELED)).toList()));
        return writes;
    }

    /** Lets a text wait again, unless it was called off meanwhile: then this was its end. Returns whether it waits. */
    private boolean isWaitingAgain(SmsMessage text, Function<Update, Write> how, Update waiting) {
        if (quietly(how.apply(waiting).when(Condition.absent(CALLED_OFF)))) {
            return true;
        }
        var end = how.apply(moved(TextState.CANCELED)).when(Condition.present(CALLED_OFF));
        quietly(counting(telling(end, "text_called_off", text, TextState.CANCELED), text, TextState.CANCELED));
        return false;
    }

    /** Who watches is told of texts in conversations; a campaign's own would drown these. */
    private static Write telling(Write write, String type, SmsMessage text, TextState state) {
        return text.conversationId() == null
                ? write
                : write.telling(
                        new Happening(type, text.id(), text.leadId(), text.conversationId(), null, state.wire()));
    }

    /** Lets a waiting text wait until the instant. */
    public void defer(Stored<SmsMessage> found, Instant until, RuleResult why) {
        quietly(deferring(found, until, why));
    }

    /** Lets a waiting text wait while the rule refuses it and nobody can say for how long. */
    public void putOff(Stored<SmsMessage> found, String rule) {
        defer(found, platform.clock().now().plus(HELD_FOR), RuleResult.deferred(rule, "until that is taken back"));
    }

    private Write deferring(Stored<SmsMessage> found, Instant until, RuleResult why) {
        return rows.update(
                        found.sk(),
                        new Update()
                                .set("status", TextState.DEFERRED.wire())
                                .set("notBefore", until)
                                .set(
                                        "decision",
                                        Json.toTree(found.value().decision().and(why)))
                                .set(
                                        TextKeys.BY_DUE,
                                        TextKeys.due(until, found.value().id())))
                .when(Condition.equal("version", found.version()))
                .otherwise(MOVED);
    }

    /** The carrier has the text. Nothing happens to a text that a callback has moved further already. */
    public void accepted(SmsMessage text, CarrierStatus status) {
        var state = TextState.ofCarrier(status.word());
        var writes = new ArrayList<>(accepting(text, status));
        writes.addAll(Tallies.writes(rows, text.to(reached(state))));
        if (!quietly(writes)) {
            quietly(pointing(text, status));
        }
        if (reached(state) != state) {
            status(text.id(), status);
        }
    }

    /** A text and what the carrier answered when it took it. */
    public record Taken(SmsMessage text, CarrierStatus status) {}

    /** The carrier has the texts: as {@link #accepted} for each, in one transaction where nothing has moved meanwhile. */
    public void acceptedTogether(List<Taken> some) {
        boolean isPlain = some.stream()
                .map(one -> TextState.ofCarrier(one.status().word()))
                .allMatch(state -> reached(state) == state);
        var writes = new ArrayList<Write>();
        some.forEach(one -> writes.addAll(accepting(one.text(), one.status())));
        writes.addAll(Tallies.writes(
                rows,
                some.stream().map(one -> one.text().to(TextState.ACCEPTED)).toList()));
        if (!isPlain || !quietly(writes)) {
            some.forEach(one -> accepted(one.text(), one.status()));
        }
    }

    /** An answer tells that the carrier has the text, and no more; its callbacks tell the rest. */
    private static TextState reached(TextState state) {
        return state.rank() > TextState.SENT.rank() ? TextState.ACCEPTED : state;
    }

    private Write pointing(SmsMessage text, CarrierStatus status) {
        return rows.put(TextKeys.sid(status.sid()), new TextPointer(text.id()), Actor.SYSTEM)
                .when(Condition.absent(TableName.SORT).or(Condition.equal("textId", text.id())))
                .otherwise(SID_KNOWN);
    }

    private List<Write> accepting(SmsMessage text, CarrierStatus status) {
        var reached = reached(TextState.ofCarrier(status.word()));
        var update = moved(reached)
                .set("twilioSid", status.sid())
                .setOnce("sentAt", platform.clock().now())
                .remove("notBefore")
                .remove("absences");
        var writes = new ArrayList<>(told(text));
        // Only what is not known to have reached the carrier is counted as reaching it now.
        writes.add(below(text.id(), TextState.ACCEPTED, update));
        writes.add(pointing(text, status));
        return writes;
    }

    /** What a text tells of opting out is told once the carrier has it. */
    private List<Write> told(SmsMessage text) {
        return Boolean.TRUE.equals(text.tellsOptOut())
                ? List.of(rows.put(
                        TextKeys.told(text.to()), new Told(platform.clock().now()), text.author()))
                : List.of();
    }

    /**
     * The carrier refused the text and told why: it waits and is tried again, or has failed.
     *
     * @return when it may be claimed again, or null where it has failed
     */
    public @Nullable Instant refused(Claim.Held claim, int errorCode, ErrorClass errorClass) {
        var text = claim.text();
        var wait = Backoff.after(text.attempts() + 1, errorClass, text.campaignId() != null);
        if (errorClass == ErrorClass.SUPPRESS) {
            suppressedByCarrier(text.id(), text.to());
        }
        var now = platform.clock().now();
        if (errorClass == ErrorClass.ACCOUNT) {
            blocked.add(text.from(), errorCode, now);
        }
        var update = wait.isPresent() ? waiting(text, now.plus(wait.get())) : moved(TextState.FAILED);
        update.set("errorCode", errorCode).set("errorClass", errorClass.wire());
        if (wait.isEmpty()) {
            var writes = failing(heldBy(claim, update), text);
            writes.addAll(marking(text, errorCode, errorClass));
            quietly(writes);
            return null;
        }
        return isWaitingAgain(text, to -> heldBy(claim, to), update) ? now.plus(wait.get()) : null;
    }

    /** Nobody knows whether the carrier has the text. */
    public void unknown(Claim.Held claim) {
        quietly(heldBy(
                claim, becomingUnknown(claim.text().id(), platform.clock().now())));
    }

    /** A claim has ended by itself: its worker stopped, and nobody knows how far it came. */
    public void lapse(Stored<SmsMessage> found) {
        var text = found.value();
        var until = text.claimUntil();
        if (text.status() == TextState.CLAIMED
                && until != null
                && !until.isAfter(platform.clock().now())) {
            var posted = text.postedAt() == null ? until : text.postedAt();
            quietly(rows.update(found.sk(), becomingUnknown(text.id(), posted))
                    .when(Condition.equal("version", found.version()))
                    .otherwise(MOVED));
        }
    }

    /** Whether the carrier's id is known to be another text's. */
    public boolean isAnothers(String textId, String sid) {
        var pointer = rows.get(TextKeys.sid(sid), TextPointer.class);
        return pointer != null && !pointer.value().textId().equals(textId);
    }

    /** Whether a text in question has been so for long enough that the carrier's list tells. */
    public boolean isPastGrace(SmsMessage text) {
        var posted = text.postedAt();
        return posted == null || !posted.plus(GRACE).isAfter(platform.clock().now());
    }

    /**
     * The carrier's list does not hold a text in question. The second such look after the grace, {@link #BETWEEN_LOOKS}
     * after the first, proves that it never left: it waits to be handed over again. A look that comes sooner is none.
     *
     * @return whether it does
     */
    public boolean absent(Stored<SmsMessage> found) {
        var text = found.value();
        var now = platform.clock().now();
        int before = text.absences() == null ? 0 : text.absences();
        // The first look wrote the text, and what may have written it since lets the second be later, never sooner.
        boolean isTooSoon = before > 0 && found.updatedAt().plus(BETWEEN_LOOKS).isAfter(now);
        if (text.status() != TextState.UNKNOWN || isTooSoon) {
            return false;
        }
        int looks = before + (isPastGrace(text) ? 1 : 0);
        var again = Backoff.after(text.attempts());
        var update = new Update();
        if (looks < LOOKS) {
            update.set("absences", looks).set(TextKeys.BY_DUE, TextKeys.due(now.plus(BETWEEN_LOOKS), text.id()));
        } else if (again.isPresent()) {
            update = waiting(text, now).remove("absences");
        } else {
            update = moved(TextState.FAILED).set("errorClass", ErrorClass.TRANSIENT.wire());
        }
        Function<Update, Write> how = to -> rows.update(found.sk(), to)
                .when(Condition.equal("version", found.version()))
                .otherwise(MOVED);
        if (looks < LOOKS) {
            quietly(how.apply(update));
            return false;
        }
        if (again.isPresent()) {
            return isWaitingAgain(text, how, update);
        }
        quietly(failing(how.apply(update), text));
        return false;
    }

    /**
     * Moves a text forward by what the carrier says; a late or repeated word changes nothing. Returns whether it moved.
     */
    public boolean status(String textId, CarrierStatus status) {
        var code = status.errorCode();
        if (code != null && ErrorClass.of(code) == ErrorClass.SUPPRESS) {
            suppressedByCarrier(textId, status.to());
        }
        var state = TextState.ofCarrier(status.word());
        for (int attempt = 1; attempt <= STATUS_TRIES; attempt++) {
            var found = find(textId);
            if (found == null
                    || !found.value().to().equals(status.to())
                    || found.value().rank() >= state.rank()) {
                return false;
            }
            var text = found.value();
            if (code != null && ErrorClass.of(code) == ErrorClass.ACCOUNT) {
                var left = text.postedAt();
                blocked.add(text.from(), code, left == null ? platform.clock().now() : left);
            }
            var write = below(textId, state, progress(state, status));
            if (state == TextState.UNDELIVERED || state == TextState.FAILED) {
                // What did not arrive somebody should know, also where the text's conversation is not at hand.
                write.telling(new Happening("text_failed", textId, null, null, null, state.wire()));
            }
            // What counts elsewhere afterwards must be what was read; the rest may have moved on a little.
            if (!Tallies.isSame(text.status(), state)) {
                write.when(Condition.equal("version", found.version()));
            }
            var writes = counting(write, text, state);
            boolean hasArrived = state == TextState.DELIVERED || !state.isFinal();
            if (hasArrived && text.rank() < TextState.ACCEPTED.rank()) {
                writes.addAll(told(text));
            }
            if (code != null) {
                writes.addAll(marking(text, code, ErrorClass.of(code)));
            }
            if (quietly(writes)) {
                if (code != null && ErrorClass.isDailyLimit(code)) {
                    caps.reached(text, DestinationCarrier.T_MOBILE);
                }
                return true;
            }
        }
        throw ProblemType.UNAVAILABLE.problem();
    }

    private Update progress(TextState state, CarrierStatus status) {
        var now = platform.clock().now();
        var update = moved(state)
                .setOnce("twilioSid", status.sid())
                .remove("notBefore")
                .remove("absences");
        if (state.rank() >= TextState.ACCEPTED.rank()) {
            update.setOnce("sentAt", now);
        }
        if (state == TextState.DELIVERED) {
            update.set("deliveredAt", now);
        }
        var code = status.errorCode();
        if (code != null) {
            update.set("errorCode", code).set("errorClass", ErrorClass.of(code).wire());
        }
        return update;
    }

    private List<Write> counting(Write write, SmsMessage text, TextState to) {
        var all = new ArrayList<Write>();
        all.add(write);
        all.addAll(Tallies.writes(rows, text.to(to)));
        return all;
    }

    /** What ends a text that did not leave, which those who watch its conversation are told. */
    private List<Write> failing(Write write, SmsMessage text) {
        return counting(telling(write, "text_failed", text, TextState.FAILED), text, TextState.FAILED);
    }

    /** The text of a carrier's id, for a callback that names none. */
    public @Nullable String textOf(String sid) {
        var pointer = rows.get(TextKeys.sid(sid), TextPointer.class);
        return pointer == null ? null : pointer.value().textId();
    }

    /** Puts off the next look at a due text, whose hint was sent again. */
    public void hinted(Stored<SmsMessage> found) {
        lookAfter(found, RECHECK);
    }

    /** A look at the carrier's list told nothing: the text stays in question and is looked up again after the wait. */
    public void undecided(Stored<SmsMessage> found, Duration wait) {
        lookAfter(found, wait);
    }

    private void lookAfter(Stored<SmsMessage> found, Duration wait) {
        var due = TextKeys.due(platform.clock().now().plus(wait), found.value().id());
        quietly(rows.update(found.sk(), new Update().set(TextKeys.BY_DUE, due))
                .when(Condition.equal("version", found.version()))
                .otherwise(MOVED));
    }

    /** What a refusal says of the person's number, in the transaction that ends the text: so that it is said once. */
    private List<Write> marking(SmsMessage text, int code, ErrorClass why) {
        if (why != ErrorClass.UNREACHABLE) {
            return List.of();
        }
        var mark = Unreachable.by(code, text.to(), platform.clock().now());
        return List.of(rows.put(ConsentKeys.unreachable(text.to()), mark, Actor.SYSTEM));
    }

    private void suppressedByCarrier(String textId, String address) {
        var consent = NewConsent.of("revoked", "all", "keyword", Map.of("textId", textId))
                .once("carrier#" + textId);
        consents.suppress(address, consent, "carrier", "the carrier reports an opt-out", Actor.SYSTEM, List.of());
    }

    private Write below(String textId, TextState state, Update update) {
        return rows.update(TextKeys.text(textId), update)
                .when(Condition.lessThan("rank", state.rank()))
                .otherwise(MOVED);
    }

    private Write heldBy(Claim.Held claim, Update update) {
        return rows.update(TextKeys.text(claim.text().id()), update)
                .when(Condition.equal("status", TextState.CLAIMED.wire()))
                .when(Condition.equal("claimOwner", claim.owner()))
                .otherwise(MOVED);
    }

    private static Update waiting(SmsMessage text, Instant at) {
        return new Update()
                .set("status", TextState.PENDING.wire())
                .set("rank", TextState.PENDING.rank())
                .set("notBefore", at)
                .set(TextKeys.BY_DUE, TextKeys.due(at, text.id()))
                .remove("claimOwner")
                .remove("claimUntil");
    }

    private static Update becomingUnknown(String textId, Instant posted) {
        return new Update()
                .set("status", TextState.UNKNOWN.wire())
                .set("rank", TextState.UNKNOWN.rank())
                .set(TextKeys.BY_DUE, TextKeys.due(posted.plus(GRACE), textId))
                .remove("claimOwner")
                .remove("claimUntil");
    }

    private static Update moved(TextState state) {
        return new Update()
                .set("status", state.wire())
                .set("rank", state.rank())
                .remove(TextKeys.BY_DUE)
                .remove("claimOwner")
                .remove("claimUntil");
    }

    private boolean quietly(Write write) {
        return quietly(List.of(write));
    }

    /** Commits; a text that has moved on meanwhile stays as it is. */
    private boolean quietly(List<Write> writes) {
        try {
            platform.database().commit(writes);
            return true;
        } catch (Problem problem) {
            if (problem.type().equals(MOVED) || problem.type().equals(SID_KNOWN)) {
                return false;
            }
            throw problem;
        }
    }
}
