package com.loctelli.messaging.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendingRulesTest {
    private static final SegmentCount LENGTH = Segments.of("Hello");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @Test
    void marketingWaitsForTheWindowOfThePersonsOwnZone() {
        // 23:30 in New York, 20:30 in Los Angeles.
        var night = Instant.parse("2026-03-03T04:30:00Z");
        var later = assertInstanceOf(
                Verdict.Later.class, judge(evidence("", "America/New_York"), Purpose.MARKETING, night));
        assertEquals(Instant.parse("2026-03-03T13:00:00Z"), later.notBefore());
        assertEquals("deferred", result(later, "quiet-hours"));
        assertEquals("Mon 23:30", later.decision().localTime());
    }

    @Test
    void whereTheZoneIsUncertainTheStrictestWins() {
        // 08:30 in New York, 05:30 in Los Angeles: open in one only.
        var morning = Instant.parse("2026-03-03T13:30:00Z");
        var unsure = evidence("", "America/New_York", "America/Los_Angeles");
        assertInstanceOf(Verdict.Now.class, judge(evidence("", "America/New_York"), Purpose.MARKETING, morning));
        var later = assertInstanceOf(Verdict.Later.class, judge(unsure, Purpose.MARKETING, morning));
        assertEquals(Instant.parse("2026-03-03T16:00:00Z"), later.notBefore());
        // 20:30 in New York, 17:30 in Los Angeles: tomorrow when Los Angeles opens.
        var evening = Instant.parse("2026-03-04T01:30:00Z");
        assertEquals(
                Instant.parse("2026-03-04T16:00:00Z"),
                assertInstanceOf(Verdict.Later.class, judge(unsure, Purpose.MARKETING, evening))
                        .notBefore());
    }

    @Test
    void theWindowOpensAtItsWallClockTimeOverAChangeOfTheClocks() {
        // New York springs forward on 8 March 2026: 08:00 is 13:00 UTC before and 12:00 UTC after.
        var later = assertInstanceOf(
                Verdict.Later.class,
                judge(evidence("", "America/New_York"), Purpose.MARKETING, Instant.parse("2026-03-08T02:00:00Z")));
        assertEquals(Instant.parse("2026-03-08T12:00:00Z"), later.notBefore());
    }

    @Test
    void stricterStatesBind() {
        // Tuesday 08:30 in Hartford: Connecticut begins at nine.
        var morning = Instant.parse("2026-03-03T13:30:00Z");
        var later = assertInstanceOf(
                Verdict.Later.class, judge(evidence("CT", "America/New_York"), Purpose.MARKETING, morning));
        assertEquals(Instant.parse("2026-03-03T14:00:00Z"), later.notBefore());
        // Sunday 09:30 in Dallas: Texas begins at noon.
        var sunday = Instant.parse("2026-03-08T14:30:00Z");
        assertEquals(
                Instant.parse("2026-03-08T17:00:00Z"),
                assertInstanceOf(
                                Verdict.Later.class,
                                judge(evidence("TX", "America/Chicago"), Purpose.MARKETING, sunday))
                        .notBefore());
    }

    @Test
    void theStateThatGaveOutTheNumberProtectsItsOwnerToo() {
        // 20:30 in New York, and the number is one of Miami: Florida closes at eight.
        var evening = Instant.parse("2026-03-04T01:30:00Z");
        var zones = List.of(ZoneId.of("America/New_York"));
        var late = new TenantRules(
                true, Window.hours(0, 23), EVERY_DAY, Map.of(), false, false, "US", ZoneId.of("America/New_York"));
        var newYorker = new Whereabouts(zones, "address", 85, "US", "NY", "+12127365000", "US");
        var fromMiami = new Whereabouts(zones, "address", 85, "US", "NY", "+13055550123", "US");
        assertInstanceOf(
                Verdict.Now.class,
                judge(new Evidence(late, newYorker, "active", null, null, null), Purpose.MARKETING, evening));
        var held = assertInstanceOf(
                Verdict.Later.class,
                judge(new Evidence(late, fromMiami, "active", null, null, null), Purpose.MARKETING, evening));
        assertEquals(Instant.parse("2026-03-04T13:00:00Z"), held.notBefore());
    }

    @Test
    void aRuleBindsFromItsDateOn() {
        var noon = java.time.LocalTime.of(12, 0).atDate(java.time.LocalDate.of(2026, 10, 11));
        var before = noon.atZone(ZoneId.of("America/New_York")).toInstant();
        var after = before.plus(java.time.Duration.ofDays(7));
        assertInstanceOf(Verdict.Now.class, judge(evidence("PA", "America/New_York"), Purpose.MARKETING, before));
        assertInstanceOf(Verdict.Later.class, judge(evidence("PA", "America/New_York"), Purpose.MARKETING, after));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY", "INFORMATIONAL", "TRANSACTIONAL"})
    void otherPurposesAreExemptFromTheWindowAndItIsRecorded(Purpose purpose) {
        var night = Instant.parse("2026-03-03T04:30:00Z");
        var now = assertInstanceOf(Verdict.Now.class, judge(evidence("", "America/New_York"), purpose, night));
        assertEquals("exempt", result(now, "quiet-hours"));
    }

    @Test
    void everyRefusalIsRecordedAndTheFirstNamesTheVerdict() {
        var rules = rules(false, true);
        var evidence = new Evidence(rules, where("", "America/New_York"), null, "all", 3L, "revoked");
        var never = assertInstanceOf(
                Verdict.Never.class, judge(evidence, Purpose.MARKETING, Instant.parse("2026-03-03T15:00:00Z")));
        assertEquals("features", never.rule());
        for (var rule : List.of("features", "sender", "suppression", "consent")) {
            assertEquals("refused", result(never, rule), rule);
        }
        assertEquals(3L, never.decision().consentSeq());
        assertEquals(Jurisdictions.VERSION, never.decision().ruleSetVersion());
    }

    @Test
    void marketingNeedsConsentWhereTheSubAccountWantsIt() {
        var noon = Instant.parse("2026-03-03T17:00:00Z");
        var where = where("", "America/New_York");
        assertEquals(
                "consent",
                assertInstanceOf(
                                Verdict.Never.class,
                                judge(
                                        new Evidence(rules(true, true), where, "active", null, null, null),
                                        Purpose.MARKETING,
                                        noon))
                        .rule());
        assertInstanceOf(
                Verdict.Now.class,
                judge(
                        new Evidence(rules(true, true), where, "active", null, 1L, "express_written"),
                        Purpose.MARKETING,
                        noon));
        assertInstanceOf(
                Verdict.Now.class,
                judge(new Evidence(rules(true, true), where, "active", null, null, null), Purpose.REPLY, noon));
    }

    @Test
    void aSuppressionOfMarketingLeavesRepliesAlone() {
        var noon = Instant.parse("2026-03-03T17:00:00Z");
        var evidence =
                new Evidence(rules(true, false), where("", "America/New_York"), "active", "marketing", 1L, "revoked");
        assertInstanceOf(Verdict.Never.class, judge(evidence, Purpose.MARKETING, noon));
        assertInstanceOf(Verdict.Now.class, judge(evidence, Purpose.REPLY, noon));
        var all = new Evidence(rules(true, false), where("", "America/New_York"), "active", "all", 1L, "revoked");
        assertInstanceOf(Verdict.Never.class, judge(all, Purpose.REPLY, noon));
        assertInstanceOf(Verdict.Now.class, judge(all, Purpose.CONFIRMATION, noon));
    }

    private static Verdict judge(Evidence evidence, Purpose purpose, Instant at) {
        return SendingRules.judge(evidence, purpose, LENGTH, at);
    }

    private static Evidence evidence(String state, String... zones) {
        return new Evidence(rules(true, false), where(state, zones), "active", null, null, null);
    }

    private static TenantRules rules(boolean canText, boolean requiresConsent) {
        return new TenantRules(
                canText,
                Window.hours(8, 20),
                EVERY_DAY,
                Map.of(),
                requiresConsent,
                false,
                "US",
                ZoneId.of("America/New_York"));
    }

    private static Whereabouts where(String state, String... zones) {
        return new Whereabouts(
                java.util.Arrays.stream(zones).map(ZoneId::of).toList(), "area_code", 60, "US", state, null, "US");
    }

    private static String result(Verdict verdict, String rule) {
        return verdict.decision().rules().stream()
                .filter(found -> found.id().equals(rule))
                .findFirst()
                .orElseThrow()
                .result();
    }
}
