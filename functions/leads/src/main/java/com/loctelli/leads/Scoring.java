package com.loctelli.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * How promising a lead is, by rules that can be read: the same lead, events and facts have the same score. Points are
 * added up and kept between 0 and 100.
 */
final class Scoring {
    private static final Map<FactName, Integer> FACTS = new EnumMap<>(Map.of(
            FactName.BUDGET, 15,
            FactName.TIMELINE, 15,
            FactName.DECISION_MAKER, 10,
            FactName.NEED, 10,
            FactName.PAIN_POINT, 10,
            FactName.OBJECTION, -5));
    private static final Map<LeadStatus, Integer> STATUS = new EnumMap<>(Map.of(
            LeadStatus.QUALIFIED, 15,
            LeadStatus.PROPOSAL_SENT, 20,
            LeadStatus.NEGOTIATING, 25,
            LeadStatus.CLOSED_WON, 40,
            LeadStatus.CLOSED_LOST, -60,
            LeadStatus.DISQUALIFIED, -100,
            LeadStatus.NURTURE, -10));
    /** Only how a booking stands now counts, not how it came there. */
    private static final Map<String, Integer> BOOKING = Map.of(
            "booking_confirmed", 30,
            "booking_pending", 20,
            "booking_completed", 35,
            "booking_cancelled", -10,
            "booking_no_show", -20);

    private Scoring() {}

    /**
     * The score of a lead.
     *
     * @param events the newest first
     */
    static Score of(Lead lead, List<LeadEvent> events, List<FactView> facts, Instant now) {
        var reasons = new ArrayList<Score.Reason>();
        if (lead.phone() != null && !"invalid".equals(lead.phoneValid())) {
            reasons.add(new Score.Reason("has_phone", 5));
        }
        if (lead.email() != null) {
            reasons.add(new Score.Reason("has_email", 5));
        }
        var known = new HashSet<FactName>();
        for (var fact : facts) {
            var points = FACTS.get(fact.name());
            if (points != null && known.add(fact.name())) {
                reasons.add(new Score.Reason("told_" + fact.name().wire(), points));
            }
        }
        var status = STATUS.get(lead.status());
        if (status != null) {
            reasons.add(new Score.Reason("status_" + lead.status().wire(), status));
        }
        bookings(events, reasons);
        conduct(lead, events, reasons);
        silence(lead, now, reasons);
        int sum = reasons.stream().mapToInt(Score.Reason::points).sum();
        return new Score(Math.clamp(sum, 0, 100), List.copyOf(reasons), now);
    }

    private static void bookings(List<LeadEvent> events, List<Score.Reason> reasons) {
        var latest = new HashMap<String, String>();
        for (var event : events) {
            if (BOOKING.containsKey(event.type()) && event.ref() != null) {
                latest.putIfAbsent(event.ref(), event.type());
            }
        }
        // The best one speaks for the lead; several would count the same wish again.
        latest.values().stream()
                .distinct()
                .max((one, other) -> Integer.compare(BOOKING.getOrDefault(one, 0), BOOKING.getOrDefault(other, 0)))
                .ifPresent(type -> reasons.add(new Score.Reason(type, BOOKING.getOrDefault(type, 0))));
    }

    private static void conduct(Lead lead, List<LeadEvent> events, List<Score.Reason> reasons) {
        for (var event : events) {
            if (event.type().equals("handed_over")) {
                boolean isAngry = "angry".equals(event.reason());
                reasons.add(new Score.Reason(isAngry ? "angry" : "wants_a_person", isAngry ? -15 : 5));
                break;
            }
        }
        var suppression = lead.suppression();
        boolean isOut = (suppression != null && suppression.sms())
                || events.stream().anyMatch(event -> event.type().equals("opted_out"));
        if (isOut) {
            reasons.add(new Score.Reason("opted_out", -100));
        }
    }

    private static void silence(Lead lead, Instant now, List<Score.Reason> reasons) {
        var idle = Duration.between(lead.lastActivityAt(), now).toDays();
        if (idle >= 30) {
            reasons.add(new Score.Reason("silent_30_days", -20));
        } else if (idle >= 14) {
            reasons.add(new Score.Reason("silent_14_days", -10));
        }
    }
}
