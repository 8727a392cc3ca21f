package com.loctelli.messaging.caps;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.messaging.senders.SenderRoster;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.LimitReached;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's caps, taken in the transaction that claims a text: what was read before it is only a guess, and the
 * transaction decides.
 */
public final class Caps {
    private static final Duration KEPT = Duration.ofDays(400);
    /** What no item has. */
    private static final String NEVER = "none";

    private static final int TRIES = 5;
    private static final ProblemType COUNTED_MEANWHILE =
            new ProblemType("messaging/counted-meanwhile", 409, "The person was texted meanwhile");

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    /** The tenant's. */
    public Caps(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /**
     * Lets the work commit its own writes with those that count the texts. Throws {@link CapReached}, with nothing
     * committed, where any of them would pass a cap.
     *
     * @param texts of different persons
     */
    public void take(List<SmsMessage> texts, Consumer<List<Write>> work) {
        if (texts.isEmpty()) {
            work.accept(List.of());
            return;
        }
        Optimistic.repeated(TRIES, Set.of(COUNTED_MEANWHILE), () -> once(texts, work));
    }

    private void once(List<SmsMessage> texts, Consumer<List<Write>> work) {
        var read = platform.database()
                .batch(tenant)
                .want(TableName.SUBACCOUNTS, SubAccounts.KEY)
                .want(TableName.MESSAGING, SenderRoster.KEY);
        texts.forEach(text -> read.want(TableName.MESSAGING, Frequency.key(text.to())));
        var answer = read.read();
        var account = answer.find(TableName.SUBACCOUNTS, SubAccounts.KEY, SubAccount.class)
                .map(Stored::value)
                .orElse(null);
        var roster = answer.find(TableName.MESSAGING, SenderRoster.KEY, SenderRoster.class)
                .map(Stored::value)
                .orElse(SenderRoster.EMPTY);
        var now = platform.clock().now();
        var writes = new ArrayList<Write>();
        var bySender = new LinkedHashMap<SenderNumber, List<SmsMessage>>();
        var carriers = new CarrierCaps(rows, now);
        for (var text : texts) {
            var known = answer.find(TableName.MESSAGING, Frequency.key(text.to()), Frequency.class)
                    .orElse(null);
            var sender = roster.choose(text.from());
            if (sender != null) {
                bySender.computeIfAbsent(sender, _ -> new ArrayList<>()).add(text);
                carriers.add(sender, text, known == null ? null : known.value().carrierAt(now));
            }
            if (isCounted(text.purpose())) {
                writes.add(toPerson(text, known, account, now));
            }
        }
        bySender.forEach((sender, its) -> writes.add(fromNumber(sender, its, account, now)));
        writes.addAll(carriers.writes());
        if (account == null) {
            // Its opening did not end: nobody has said what it may.
            work.accept(writes);
            return;
        }
        try {
            new Usage(platform).of(tenant, account).count(charges(texts), draws -> {
                var all = new ArrayList<>(writes);
                all.addAll(draws);
                work.accept(all);
            });
        } catch (Problem problem) {
            throw LimitReached.is(problem) ? used(problem, account, now) : problem;
        }
    }

    /** What the shortest text takes of what is used up. */
    private long least(TenantLimit limit) {
        return limit.isOfMoney() ? SegmentPrice.of(platform.settings(), 1) : 1;
    }

    private List<Charge> charges(List<SmsMessage> texts) {
        long segments = texts.stream().mapToLong(SmsMessage::segments).sum();
        long money = SegmentPrice.of(platform.settings(), segments);
        var sent = new Charge(Metric.SMS, texts.size());
        return money <= 0 ? List.of(sent) : List.of(sent, new Charge(Metric.SMS_MICROS, money));
    }

    /**
     * A carrier has refused a text because its limit of a day is reached: the person is its subscriber, and it takes no
     * more marketing from that number's brand on the day on which it was given the text, however late we hear of it.
     */
    public void reached(SmsMessage text, DestinationCarrier carrier) {
        var now = platform.clock().now();
        var stored = rows.get(SenderRoster.KEY, SenderRoster.class);
        var sender = stored == null ? null : stored.value().choose(text.from());
        var writes = new ArrayList<Write>();
        if (sender != null) {
            var given = text.postedAt();
            writes.add(new CarrierCaps(rows, given == null ? now : given).full(sender, carrier));
        }
        var until = now.plus(Frequency.CARRIER);
        writes.add(rows.upsert(
                Frequency.key(text.to()),
                new Update()
                        .set("carrier", carrier.wire())
                        .set("carrierUntil", until)
                        .setOnce("times", List.of())
                        .set("ttl", until.getEpochSecond())));
        platform.database().commit(writes);
    }

    /** Whether a text begins something: an answer to what the person wrote, or to their STOP, does not. */
    private static boolean isCounted(Purpose purpose) {
        return purpose != Purpose.REPLY && purpose != Purpose.CONFIRMATION;
    }

    private Write fromNumber(SenderNumber sender, List<SmsMessage> texts, @Nullable SubAccount account, Instant now) {
        var zone = account == null ? ZoneOffset.UTC : account.zone();
        var today = LocalDate.ofInstant(now, zone);
        var update = new Update()
                .add("texts", texts.size())
                .add("segments", texts.stream().mapToLong(SmsMessage::segments).sum());
        var end = today.plusDays(1).atStartOfDay(zone).toInstant();
        update.setOnce("ttl", end.plus(KEPT).getEpochSecond());
        var write = rows.upsert(SenderDays.key(today, sender), update);
        var most = sender.mostOn(today);
        return most == null
                ? write
                : write.when((texts.size() > most ? Condition.present(NEVER) : Condition.absent("texts"))
                                .or(Condition.atMost("texts", most - texts.size())))
                        .otherwise(_ -> new CapReached("sender-day", end));
    }

    private Write toPerson(
            SmsMessage text, @Nullable Stored<Frequency> known, @Nullable SubAccount account, Instant now) {
        var before = known == null ? Frequency.NONE : known.value();
        if (text.purpose() == Purpose.MARKETING) {
            var cap = FrequencyCap.of(account);
            var room = before.roomFrom(now, cap.perDay(), cap.perWeek());
            if (room.isAfter(now)) {
                throw new CapReached("lead-frequency", room);
            }
        }
        var key = Frequency.key(text.to());
        var after = before.and(text, now);
        var write = known == null ? rows.insert(key, after, Actor.SYSTEM) : rows.replace(known, after);
        return write.expires(after.keptUntil(now)).otherwise(COUNTED_MEANWHILE);
    }

    /**
     * What was asked for is more than is left. Where no text whatever could be taken of it, a note is left behind, so that
     * the next one is refused without trying.
     */
    private CapReached used(Problem problem, SubAccount account, Instant now) {
        var until = problem.members().get("resetsAt") instanceof String at
                ? Instant.parse(at)
                : now.plus(Duration.ofHours(1));
        var note = TenantLimit.of(
                account,
                String.valueOf(problem.members().get("metric")),
                String.valueOf(problem.members().get("period")),
                until);
        if (LimitReached.left(problem) < least(note)) {
            platform.database()
                    .commit(rows.put(TenantLimit.KEY, note, Actor.SYSTEM).expires(until));
        }
        return new CapReached(note.rule(), until);
    }
}
