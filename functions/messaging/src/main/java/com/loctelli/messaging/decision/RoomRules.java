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
        var texts = allowance("tenant", room, purpose, now);
        var money = allowance("budget", room, purpose, now);
        rules.add(texts);
        rules.add(money);
        boolean waits = texts.result().equals("deferred") || money.result().equals("deferred");
        var tenant = room.tenantFrom();
        return waits && tenant != null && tenant.isAfter(from) ? tenant : from;
    }

    /** What one of the sub-account's allowances says: marketing waits for it, and what would be late is not said. */
    private static RuleResult allowance(String what, Evidence.Room room, Purpose purpose, Instant now) {
        var used = room.tenantRule();
        var rule = used != null && used.startsWith(what) ? used : what + "-day";
        boolean isMeant = rule.equals(used);
        var until = room.tenantFrom();
        if (purpose == Purpose.CONFIRMATION) {
            return RuleResult.exempt(rule, purpose.wire());
        }
        if (!isMeant || until == null || !until.isAfter(now)) {
            return RuleResult.passed(rule, null);
        }
        return purpose == Purpose.MARKETING
                ? RuleResult.deferred(rule, "until " + until)
                : RuleResult.refused(rule, "used up until " + until);
    }
}
