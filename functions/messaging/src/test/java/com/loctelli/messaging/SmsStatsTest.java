package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.tally.GetSmsStats;
import com.loctelli.messaging.tally.RecountSms;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The counts of texts by day, purpose and place are those of the texts themselves. */
class SmsStatsTest {
    private static final List<String> PURPOSES = List.of("reply", "informational", "transactional");
    private static final List<String> WORDS =
            List.of("accepted", "queued", "sending", "sent", "delivered", "undelivered", "failed", "canceled");

    private final Desk desk = new Desk().opened(Map.of("limits", Map.of("smsPerDay", 1000, "smsPerMonth", 1000)));
    private final TenantDeliveries deliveries =
            new Deliveries(desk.platform, new Consents(desk.platform)).of(desk.tenant);
    private final Random random = new Random(17);

    @Test
    void eachTextIsCountedOnceWhereItIsWhateverHappenedToIt() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            var purpose = PURPOSES.get(i % PURPOSES.size());
            ids.add(desk.send(to(i), "Hi " + i, purpose, "stats-" + i).id());
            desk.send(to(i), "Hi " + i, purpose, "stats-" + i);
        }
        desk.hears(to(0), "STOP", null, "SMstop");
        var late = desk.send(to(0), "too late", "informational", "stats-late");
        assertEquals(TextState.SKIPPED, late.status());
        ids.add(late.id());
        for (int move = 0; move < 400; move++) {
            move(ids.get(random.nextInt(ids.size())));
            if (move == 200) {
                desk.test.clock().advance(Duration.ofDays(1));
                ids.add(desk.send(to(50), "tomorrow", "reply", "stats-tomorrow").id());
            }
        }
        var stats = stats(Map.of("from", "2026-03-01", "to", "2026-03-05"));
        assertEquals(counted(), told(stats));
        assertEquals((long) ids.size() + 1, stats.at("totals.total"), "and the one confirmation of STOP");
        assertEquals("2026-03-02", stats.at("days.0.day"));
        assertEquals("2026-03-03", stats.at("days.1.day"));
    }

    @Test
    void textsThatMoveTogetherAreCountedTogether() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            ids.add(desk.send(to(i), "Hi", "informational", "together-" + i).id());
        }
        var held = deliveries.claimTogether(deliveries.all(ids));
        assertEquals(10, held.size());
        var taken = held.stream()
                .map(one -> new TenantDeliveries.Taken(
                        one.text(),
                        new CarrierStatus("SM" + one.text().id(), one.text().to(), "queued", null)))
                .toList();
        deliveries.status(ids.getFirst(), new CarrierStatus("SMfirst", to(0), "delivered", null));
        deliveries.acceptedTogether(taken);
        deliveries.acceptedTogether(taken);
        var stats = stats(Map.of());
        assertEquals(9L, stats.at("totals.carrier"), stats.body());
        assertEquals(1L, stats.at("totals.delivered"));
        assertEquals(counted(), told(stats));
    }

    @Test
    void aSpoiltCountIsHealedFromTheTextsOfItsDayOnceTheyRest() {
        for (int i = 0; i < 5; i++) {
            desk.send(to(i), "Hi", "reply", "spoilt-" + i);
        }
        var moving = recount("2026-03-02");
        assertEquals(409, moving.status(), moving.body());
        var rows = desk.platform.database().table(TableName.MESSAGING).of(desk.tenant);
        var spoilt = new Update()
                .setOnce("day", "2026-03-02")
                .setOnce("purpose", "reply")
                .add("delivered", 7);
        desk.platform.database().commit(rows.upsert("TALLY#2026-03-02#reply#3", spoilt));
        assertEquals(12L, stats(Map.of()).at("totals.total"));
        desk.test.clock().advance(Duration.ofMinutes(2));
        var healed = recount("2026-03-02");
        assertEquals(200, healed.status(), healed.body());
        assertEquals(5L, healed.at("totals.total"));
        assertEquals(5L, healed.at("totals.waiting"));
        assertEquals(counted(), told(stats(Map.of())));
        desk.send(to(9), "Hi", "reply", "spoilt-after");
        assertEquals(counted(), told(stats(Map.of())));
    }

    @Test
    void daysAreOfTheSubAccountsOwnTimeAndAnotherSubAccountHasItsOwn() {
        // The last minutes of the day in New York.
        desk.test.clock().set(java.time.Instant.parse("2026-03-03T04:55:00Z"));
        desk.send(to(1), "Hi", "reply", "night");
        assertEquals("2026-03-02", stats(Map.of()).at("days.0.day"));
        assertEquals("2026-03-02", stats(Map.of()).at("to"));
        var other = desk.call(desk.test.tenant(), GetSmsStats.Function::new, "GET", "/v1/sms/stats")
                .send();
        assertEquals(0L, other.at("totals.total"), other.body());
        for (var wrong : List.of(
                Map.of("from", "yesterday"),
                Map.of("from", "2026-03-03", "to", "2026-03-02"),
                Map.of("from", "2025-03-03", "to", "2026-03-02"))) {
            var refused = stats(wrong);
            assertEquals(400, refused.status(), refused.body());
            assertEquals(List.of("/from"), refused.wrongFields());
        }
        for (var wrong : List.of("2026-02-30", "9999-12-31", "0000-01-01")) {
            var refused = recount(wrong);
            assertEquals(400, refused.status(), refused.body());
            assertEquals(List.of("/day"), refused.wrongFields());
        }
    }

    /** Something that happens to texts, sensible or not. */
    private void move(String id) {
        var found = Objects.requireNonNull(deliveries.find(id));
        var text = found.value();
        var sid = "SM" + id;
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                if (deliveries.claim(found) instanceof Claim.Held held) {
                    ended(held, sid);
                }
            }
            case 2 -> deliveries.absent(found);
            case 3 -> {
                if (text.status() == TextState.PENDING || text.status() == TextState.DEFERRED) {
                    if (random.nextInt(8) == 0) {
                        deliveries.skip(found, "campaign", "called off");
                    }
                }
            }
            case 4 -> desk.test.clock().advance(Duration.ofSeconds(20));
            default -> {
                if (text.attempts() > 0) {
                    var word = WORDS.get(random.nextInt(WORDS.size()));
                    var status = new CarrierStatus(sid, text.to(), word, word.equals("failed") ? 30007 : null);
                    deliveries.status(id, status);
                    deliveries.status(id, status);
                }
            }
        }
    }

    private void ended(Claim.Held held, String sid) {
        switch (random.nextInt(5)) {
            case 0 -> deliveries.refused(held, 30007, ErrorClass.of(21211));
            case 1 -> deliveries.refused(held, 20429, ErrorClass.THROTTLE);
            case 2 -> deliveries.unknown(held);
            case 3 -> {
                // The worker stopped: the claim lapses.
                desk.test.clock().advance(TenantDeliveries.LEASE.plusSeconds(1));
                deliveries.lapse(
                        Objects.requireNonNull(deliveries.find(held.text().id())));
            }
            default -> {
                var taken = new CarrierStatus(sid, held.text().to(), "queued", null);
                deliveries.accepted(held.text(), taken);
                deliveries.accepted(held.text(), taken);
            }
        }
    }

    /** What the texts themselves say: how many of which day and purpose are in which state's place. */
    private Map<String, Long> counted() {
        var counts = new TreeMap<String, Long>();
        var rows = desk.platform.database().table(TableName.MESSAGING).of(desk.tenant);
        for (var one : rows.query(
                        com.loctelli.kernel.storage.Query.prefix("SMS#").limit(1000), SmsMessage.class)
                .data()) {
            var text = one.value();
            var place = switch (text.status()) {
                case PENDING, DEFERRED, CLAIMED, UNKNOWN -> "waiting";
                case ACCEPTED, QUEUED, SENDING, SENT -> "carrier";
                case DELIVERED, UNDELIVERED, FAILED, SKIPPED, CANCELED ->
                    text.status().name().toLowerCase(Locale.ROOT);
            };
            counts.merge(text.day() + " " + text.purpose().wire() + " " + place, 1L, Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> told(HttpCall.Answer stats) {
        assertEquals(200, stats.status(), stats.body());
        var counts = new TreeMap<String, Long>();
        for (var day : (List<?>) Objects.requireNonNull(stats.at("days"))) {
            var of = (Map<?, ?>) day;
            ((Map<?, ?>) Objects.requireNonNull(of.get("purposes"))).forEach((purpose, places) -> {
                long sum = 0;
                for (var place : ((Map<?, ?>) places).entrySet()) {
                    long number = ((Number) place.getValue()).longValue();
                    assertTrue(number >= 0, stats.body());
                    if (!place.getKey().equals("total")) {
                        sum += number;
                        if (number > 0) {
                            counts.put(of.get("day") + " " + purpose + " " + place.getKey(), number);
                        }
                    }
                }
                assertEquals(sum, ((Number) Objects.requireNonNull(((Map<?, ?>) places).get("total"))).longValue());
            });
        }
        return counts;
    }

    private HttpCall.Answer stats(Map<String, String> query) {
        var call = desk.call(GetSmsStats.Function::new, "GET", "/v1/sms/stats");
        query.forEach(call::query);
        return call.send();
    }

    private HttpCall.Answer recount(String day) {
        return desk.call(RecountSms.Function::new, "POST", "/v1/sms/stats/recount")
                .body(Map.of("day", day))
                .send();
    }

    private static String to(int i) {
        return "+1303555" + String.format(Locale.ROOT, "%04d", 1000 + i);
    }
}
