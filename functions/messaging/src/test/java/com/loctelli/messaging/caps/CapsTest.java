package com.loctelli.messaging.caps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.SentText;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.CarrierLimit;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.Ramp;
import com.loctelli.messaging.senders.Registration;
import com.loctelli.messaging.senders.RegistrationStatus;
import com.loctelli.messaging.senders.SenderChange;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.messaging.senders.Throughput;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promise: caps hold exactly, also where many texts are claimed at once, and the record of the text tells which one held it. */
class CapsTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private final TestPlatform test = TestPlatform.start();
    private final Platform platform = test.platform();
    private final Tenant tenant = test.tenant();
    private final TenantDeliveries deliveries = new Deliveries(platform, new Consents(platform)).of(tenant);
    private final SenderNumber sender = new Senders(platform)
            .add(
                    tenant,
                    PhoneNumber.ofE164("+16467360" + NUMBERS.incrementAndGet()),
                    "twilio",
                    null,
                    null,
                    Actor.SYSTEM);

    @Test
    void manyClaimsAtOnceStopExactlyAtTheSubAccountsDailyLimit() throws Exception {
        opened(Map.of("limits", Map.of("smsPerDay", 7, "smsPerMonth", 100)));
        var ids = new ArrayList<String>();
        for (int i = 0; i < 16; i++) {
            ids.add(ask("+1303555" + (2000 + i), "reply", "k" + i).id());
        }
        var claims = new ArrayList<Callable<Claim>>();
        ids.forEach(id -> claims.add(() -> claim(id)));
        int held = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var claim : threads.invokeAll(claims)) {
                held += claim.get() instanceof Claim.Held ? 1 : 0;
            }
        }

        assertEquals(7, held);
        var kept = ids.stream()
                .map(this::text)
                .filter(text -> text.status() == TextState.SKIPPED)
                .toList();
        assertEquals(9, kept.size());
        assertEquals("tenant-day", kept.getFirst().decision().refusedBy());
        var next = ask("+13035553000", "reply", "later");
        assertEquals("tenant-day", next.decision().refusedBy(), "the next is refused when it is asked for");

        opened(Map.of("limits", Map.of("smsPerDay", 8, "smsPerMonth", 100)));
        assertInstanceOf(
                Claim.Held.class, claim(ask("+13035553001", "reply", "raised").id()));
        test.clock().advance(Duration.ofDays(1));
        assertInstanceOf(
                Claim.Held.class, claim(ask("+13035553002", "reply", "tomorrow").id()));
    }

    @Test
    void theMoneyOfADayIsNeverPassedAndTheRecordTellsIt() throws Exception {
        opened(Map.of(
                "limits",
                Map.of("smsPerDay", 100, "smsPerMonth", 1000),
                "budgets",
                Map.of("smsMicrosPerDay", 5 * 8300)));
        var two = ask("+13035554000", "reply", "x".repeat(200)).id();
        assertEquals(2, text(two).segments());
        assertInstanceOf(Claim.Held.class, claim(two));
        var claims = new ArrayList<Callable<Claim>>();
        for (int i = 1; i <= 12; i++) {
            var id = ask("+1303555" + (4000 + i), "reply", "m" + i).id();
            claims.add(() -> claim(id));
        }
        int held = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var claim : threads.invokeAll(claims)) {
                held += claim.get() instanceof Claim.Held ? 1 : 0;
            }
        }

        assertEquals(3, held, "a text of two segments and three of one are the money of five");
        var next = ask("+13035554100", "reply", "late");
        assertEquals("budget-day", next.decision().refusedBy(), "the next is refused when it is asked for");
        new Consents(platform)
                .of(tenant)
                .enter("+13035554101", NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        var sale = ask("+13035554101", "marketing", "sale");
        assertEquals(TextState.DEFERRED, sale.status(), "marketing waits for the next day's money");
        assertTrue(sale.decision().rules().stream()
                .anyMatch(
                        rule -> rule.id().equals("budget-day") && rule.result().equals("deferred")));

        opened(Map.of(
                "limits",
                Map.of("smsPerDay", 100, "smsPerMonth", 1000),
                "budgets",
                Map.of("smsMicrosPerDay", 6 * 8300)));
        assertInstanceOf(
                Claim.Held.class, claim(ask("+13035554102", "reply", "raised").id()));
        test.clock().advance(Duration.ofDays(1));
        var tomorrow = ask("+13035554103", "reply", "tomorrow");
        assertTrue(tomorrow.decision().rules().stream()
                .anyMatch(
                        rule -> rule.id().equals("budget-day") && rule.result().equals("passed")));
        assertInstanceOf(Claim.Held.class, claim(tomorrow.id()));
    }

    @Test
    void aBatchOfMoreThanWhatIsLeftSwitchesNothingOffAndItsTextsTakeTheRest() {
        opened(Map.of("limits", Map.of("smsPerDay", 5, "smsPerMonth", 100)));
        assertEquals(3, claimed(3, "before"));
        var batch = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            batch.add(sale("+1303555" + (7100 + i), "batch" + i, 1));
        }

        assertEquals(
                List.of(),
                deliveries.claimTogether(batch.stream()
                        .map(id -> Objects.requireNonNull(deliveries.find(id)))
                        .toList()));

        assertNull(ask("+13035557200", "reply", "meanwhile").decision().refusedBy(), "two are left");
        assertInstanceOf(Claim.Held.class, claim(batch.get(0)));
        assertInstanceOf(Claim.Held.class, claim(batch.get(1)));
        assertInstanceOf(Claim.Nothing.class, claim(batch.get(2)));
        assertEquals("tenant-day", text(batch.get(2)).decision().deferredBy());
        assertEquals(
                "tenant-day", ask("+13035557201", "reply", "late").decision().refusedBy());
    }

    @Test
    void aTextThatIsTooLongForTheMoneyThatIsLeftKeepsNoShorterOneBack() {
        opened(Map.of(
                "limits",
                Map.of("smsPerDay", 100, "smsPerMonth", 1000),
                "budgets",
                Map.of("smsMicrosPerDay", 2 * 8300)));
        var three = ask("+13035557300", "reply", "x".repeat(400)).id();
        assertEquals(3, text(three).segments());

        assertInstanceOf(Claim.Nothing.class, claim(three));

        assertEquals("budget-day", text(three).decision().refusedBy());
        assertEquals(2, claimed(2, "short"));
        assertEquals(0, claimed(1, "none"));
        assertEquals(
                "budget-day", ask("+13035557301", "reply", "late").decision().refusedBy());
    }

    @Test
    void marketingToACarrierWaitsForItsNextDayOnceItsLimitIsReachedAndNothingElseDoes() {
        change(new SenderChange(
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                new Throughput(null, List.of(new CarrierLimit(DestinationCarrier.T_MOBILE, null, 2)), "registration")));
        subscribes("+13035555001", "t_mobile");
        subscribes("+13035555002", "t_mobile");
        subscribes("+13035555003", "att");
        assertInstanceOf(Claim.Held.class, claim(sale("+13035555001", "a", 2)));

        var late = sale("+13035555002", "b", 1);
        assertInstanceOf(Claim.Nothing.class, claim(late));
        assertEquals("carrier-day", text(late).decision().deferredBy());
        assertEquals(
                java.time.Instant.parse("2026-03-03T08:00:00Z"),
                text(late).notBefore(),
                "midnight in the Pacific zone, in which carriers count");
        assertInstanceOf(Claim.Held.class, claim(sale("+13035555003", "c", 3)), "another carrier's subscriber");
        assertInstanceOf(
                Claim.Held.class, claim(ask("+13035555002", "reply", "d").id()), "an answer is tried all the same");
        assertInstanceOf(Claim.Held.class, claim(sale("+13035555004", "e", 2)), "within the strictest limit");
        assertInstanceOf(Claim.Nothing.class, claim(sale("+13035555005", "f", 1)), "which all unknown ones share");
        assertInstanceOf(Claim.Held.class, claim(sale("+447700900123", "g", 3)), "no subscriber of theirs");
    }

    @Test
    void aCarrierThatSaysItsDayIsOverIsLearnedAndGetsNoMoreMarketingOnIt() {
        subscribes("+13035555102", "t_mobile");
        subscribes("+13035555103", "verizon");
        var refused = ask("+13035555101", "informational", "first").id();
        assertInstanceOf(Claim.Held.class, claim(refused));
        deliveries.status(
                refused,
                new com.loctelli.messaging.delivery.CarrierStatus("SM1", "+13035555101", "undelivered", 30027));

        assertInstanceOf(Claim.Nothing.class, claim(sale("+13035555101", "a", 1)), "it is T-Mobile's subscriber");
        assertInstanceOf(Claim.Nothing.class, claim(sale("+13035555102", "b", 1)));
        assertInstanceOf(Claim.Held.class, claim(sale("+13035555103", "c", 1)));
        assertInstanceOf(Claim.Held.class, claim(sale("+13035555104", "d", 1)), "who may be anybody's");
        test.clock().advance(Duration.ofDays(1));
        assertInstanceOf(Claim.Held.class, claim(sale("+13035555102", "e", 1)));
    }

    @Test
    void aCarriersDayThatIsOverWhenWeHearOfItIsNotTheOneOnWhichWeHear() {
        subscribes("+13035555202", "t_mobile");
        var refused = ask("+13035555201", "informational", "first").id();
        assertInstanceOf(Claim.Held.class, claim(refused));
        test.clock().advance(Duration.ofDays(1));

        deliveries.status(
                refused,
                new com.loctelli.messaging.delivery.CarrierStatus("SM2", "+13035555201", "undelivered", 30023));

        assertInstanceOf(Claim.Held.class, claim(sale("+13035555201", "a", 1)));
        assertInstanceOf(Claim.Held.class, claim(sale("+13035555202", "b", 1)));
    }

    @Test
    void aCarrierIsBelievedForNinetyDaysHoweverOftenThePersonIsTextedMeanwhile() {
        var person = "+13035555301";
        refusedForTheDay(person, "learned");
        for (int month = 1; month <= 2; month++) {
            test.clock().advance(Duration.ofDays(31));
            assertInstanceOf(
                    Claim.Held.class,
                    claim(ask(person, "informational", "month" + month).id()));
        }
        refusedForTheDay("+13035555302", "second");
        assertInstanceOf(Claim.Nothing.class, claim(sale(person, "believed", 1)));
        test.clock().advance(Duration.ofDays(31));
        assertInstanceOf(
                Claim.Held.class, claim(ask(person, "informational", "month3").id()));

        refusedForTheDay("+13035555303", "third");

        assertInstanceOf(Claim.Held.class, claim(sale(person, "ported", 1)));
        assertInstanceOf(Claim.Nothing.class, claim(sale("+13035555302", "other", 1)), "who was learned of later");
    }

    @Test
    void aCarrierThatWasLearnedWithoutAnEndIsBelievedForNinetyDaysFromTheNextTextOn() {
        var person = "+13035555311";
        subscribes(person, "t_mobile");
        for (int month = 1; month <= 4; month++) {
            assertInstanceOf(
                    Claim.Held.class,
                    claim(ask(person, "informational", "month" + month).id()));
            test.clock().advance(Duration.ofDays(31));
        }
        refusedForTheDay("+13035555312", "full");
        assertInstanceOf(Claim.Held.class, claim(sale(person, "ported", 1)));
    }

    /** T-Mobile takes no more today, of which we learn by a text to that person. */
    private void refusedForTheDay(String to, String key) {
        var refused = ask(to, "informational", key).id();
        assertInstanceOf(Claim.Held.class, claim(refused));
        deliveries.status(
                refused, new com.loctelli.messaging.delivery.CarrierStatus("SM" + key, to, "undelivered", 30027));
    }

    private void subscribes(String phone, String carrier) {
        platform.database()
                .commit(platform.database()
                        .table(TableName.MESSAGING)
                        .of(tenant)
                        .put(Frequency.key(phone), new Frequency(List.of(), carrier, null, null), Actor.SYSTEM));
    }

    /** A marketing text of so many segments that waits to be claimed. */
    private String sale(String to, String key, int segments) {
        new Consents(platform)
                .of(tenant)
                .enter(to, NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        var sent = new Texts(platform)
                .of(tenant)
                .send(new TextRequest(
                        to,
                        "x".repeat(segments == 1 ? 100 : 153 * segments),
                        null,
                        null,
                        "marketing",
                        key,
                        null,
                        Actor.SYSTEM));
        assertEquals(TextState.PENDING, sent.status(), sent.decision().toString());
        return sent.id();
    }

    @Test
    void aTextThatIsTriedAgainIsCountedOnce() {
        opened(Map.of("limits", Map.of("smsPerDay", 1, "smsPerMonth", 1)));
        var id = ask("+13035552100", "reply", "again").id();
        var held = assertInstanceOf(Claim.Held.class, claim(id));
        deliveries.refused(held, 20429, com.loctelli.messaging.delivery.ErrorClass.THROTTLE);
        test.clock().advance(Duration.ofMinutes(1));
        assertInstanceOf(Claim.Held.class, claim(id));
    }

    @Test
    void aPersonGetsThreeTextsADayBeforeMarketingWaitsWhoeverSentThem() {
        opened(Map.of());
        var to = "+13035552200";
        new Consents(platform)
                .of(tenant)
                .enter(to, NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        for (var purpose : List.of("informational", "transactional", "informational", "reply")) {
            assertInstanceOf(
                    Claim.Held.class,
                    claim(ask(to, purpose, "f" + purpose + platform.ids().token())
                            .id()));
        }

        var sale = ask(to, "marketing", "sale");

        assertEquals(TextState.DEFERRED, sale.status());
        assertTrue(sale.decision().rules().stream()
                .anyMatch(rule ->
                        rule.id().equals("lead-frequency") && rule.result().equals("deferred")));
        assertTrue(Objects.requireNonNull(text(sale.id()).notBefore())
                .isAfter(platform.clock().now().plus(Duration.ofHours(20))));
        assertInstanceOf(Claim.Held.class, claim(ask(to, "reply", "answer").id()), "an answer is no begin");
    }

    @Test
    void aFrequencyThatIsReachedWhileATextWaitsIsSeenWhenItIsClaimed() {
        opened(Map.of("compliance", Map.of("textsPerLeadPerDay", 1)));
        var to = "+13035552300";
        new Consents(platform)
                .of(tenant)
                .enter(to, NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        var one = ask(to, "marketing", "one");
        var two = ask(to, "marketing", "two");
        assertEquals(TextState.PENDING, two.status());
        assertInstanceOf(Claim.Held.class, claim(one.id()));

        assertInstanceOf(Claim.Nothing.class, claim(two.id()));

        assertEquals(TextState.DEFERRED, text(two.id()).status());
        assertEquals(
                "lead-frequency", text(two.id()).decision().rules().getLast().id());
    }

    @Test
    void aNumberThatWarmsUpSendsNoMoreThanItsDayAllows() {
        opened(Map.of());
        change(new SenderChange(
                null, null, false, null, 100, new Ramp(LocalDate.of(2026, 3, 2), 2, 100), null, null, null));
        assertEquals(2, claimed(5, "a"));
        test.clock().advance(Duration.ofDays(1));
        assertEquals(4, claimed(6, "b"));
        assertEquals(64, new Ramp(LocalDate.of(2026, 3, 2), 2, 100).on(LocalDate.of(2026, 3, 7)));
        assertEquals(2, new Ramp(LocalDate.of(2026, 3, 2), 2, 100).on(LocalDate.of(2026, 3, 1)));
    }

    @Test
    void marketingDoesNotLeaveFromANumberThatCarriersRefused() {
        opened(Map.of("compliance", Map.of("requireConsentForMarketing", false)));
        var to = "+13035552400";
        assertNull(ask(to, "marketing", "unsaid").decision().refusedBy(), "nobody has said, and it is not required");
        for (var status : RegistrationStatus.values()) {
            change(new SenderChange(
                    null, null, false, null, null, null, new Registration(status, null, null), null, null));
            assertEquals(
                    status.isGood() ? null : "a2p",
                    ask(to, "marketing", "m" + status).decision().refusedBy(),
                    status.wire());
            assertNull(ask(to, "reply", "r" + status).decision().refusedBy());
        }
    }

    @Test
    void whereARegistrationIsRequiredANumberOfWhichNothingIsKnownSendsNoMarketing() {
        opened(Map.of("compliance", Map.of("requireConsentForMarketing", false, "requireA2p", true)));
        assertEquals("a2p", ask("+13035552500", "marketing", "m").decision().refusedBy());
        assertNull(ask("+442071838750", "marketing", "abroad").decision().refusedBy());
    }

    @Test
    void thePersonKeepsTheNumberOfAPoolAsLongAsItWorks() {
        opened(Map.of());
        change(new SenderChange(null, null, false, null, null, null, null, "sales", null));
        var second = new Senders(platform)
                .add(
                        tenant,
                        PhoneNumber.ofE164("+16467361" + NUMBERS.incrementAndGet()),
                        "twilio",
                        null,
                        null,
                        Actor.SYSTEM);
        new Senders(platform)
                .change(
                        tenant,
                        second.id(),
                        new SenderChange(null, null, false, null, null, null, null, "sales", null));
        var used = new ArrayList<@Nullable String>();
        for (int i = 0; i < 20; i++) {
            var to = "+1303555" + (2600 + i);
            var first = text(pooled(to, "p" + i).id()).from();
            assertEquals(first, text(pooled(to, "q" + i).id()).from());
            used.add(first);
        }
        assertTrue(used.contains(sender.phone()) && used.contains(second.phone()), "the work is shared");
        assertEquals(
                "sender",
                ask("+13035552700", "reply", "none", "pool:nobody").decision().refusedBy());
    }

    private SentText pooled(String to, String key) {
        return ask(to, "reply", key, "pool:sales");
    }

    private int claimed(int wanted, String key) {
        int held = 0;
        for (int i = 0; i < wanted; i++) {
            var id = ask("+1303556" + (2000 + i), "reply", key + i).id();
            held += claim(id) instanceof Claim.Held ? 1 : 0;
        }
        return held;
    }

    private SentText ask(String to, String purpose, String key) {
        return ask(to, purpose, key, null);
    }

    private SentText ask(String to, String purpose, String key, @Nullable String from) {
        return new Texts(platform)
                .of(tenant)
                .send(new TextRequest(to, "Hello " + key, null, null, purpose, key, from, Actor.SYSTEM));
    }

    private Claim claim(String id) {
        return deliveries.claim(Objects.requireNonNull(deliveries.find(id)));
    }

    private com.loctelli.messaging.delivery.SmsMessage text(String id) {
        return Objects.requireNonNull(deliveries.find(id)).value();
    }

    private void change(SenderChange change) {
        new Senders(platform).change(tenant, sender.id(), change);
    }

    private void opened(Map<String, Object> settings) {
        var account = new SubAccount(
                tenant.partition(),
                "Acme",
                "acme",
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                Json.fromTree(settings, SubAccountSettings.class),
                null,
                null,
                null,
                null);
        var rows = platform.database().table(TableName.SUBACCOUNTS).of(tenant);
        platform.database().commit(rows.put(SubAccounts.KEY, account, Actor.SYSTEM));
    }
}
