package com.loctelli.messaging.decision;

import java.time.Instant;
import java.util.List;

/** Judges by what is known of caps; the transaction that claims the text decides. */
final class RoomRules {
    private RoomRules() {}

    /** Adds the caps' results and answers from when on there is room: now, where there is. */
    static Instant judge(Evidence.Room room, Purpose purpose, Instant now, List<RuleResult> rules) {
        var from = now;
        var person = room.personFrom();
        if (purpose != Purpose.MARKETING) {
            rules.add(RuleResult.exempt("lead-frequency", purpose.wire()));
        } else if (person != null && person.isAfter(now)) {
            rules.add(RuleResult.deferred("lead-frequency", "until " + person));
            from = person;
        } else {
            rules.add(RuleResult.passed("lead-frequency", null));
        }
        var tenant = room.tenantFrom();
        var rule = "tenant-" + (room.tenantPeriod() == null ? "day" : room.tenantPeriod());
        if (purpose == Purpose.CONFIRMATION) {
            rules.add(RuleResult.exempt(rule, purpose.wire()));
        } else if (tenant == null || !tenant.isAfter(now)) {
            rules.add(RuleResult.passed(rule, null));
        } else if (purpose == Purpose.MARKETING) {
            rules.add(RuleResult.deferred(rule, "until " + tenant));
            from = tenant.isAfter(from) ? tenant : from;
        } else {
            rules.add(RuleResult.refused(rule, "used up until " + tenant));
        }
        return from;
    }
}
