package com.loctelli.messaging.decision;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a text left, waits or never left: kept with it for good.
 *
 * @param rules every rule's result, in the order judged
 * @param zone the zone the person most likely is in
 * @param zoneSource how that is known
 * @param localTime the person's local time when it was judged
 * @param consentSeq the last event of the consent ledger that was known, null where there is none
 * @param ruleSetVersion the date of the rules that law sets
 */
@Json
public record Decision(
        List<RuleResult> rules,
        String zone,
        String zoneSource,
        String localTime,
        @Nullable Long consentSeq,
        String ruleSetVersion) {
    private static final Set<String> PASSING = Set.of("features", "sender");

    /** The rule that refused, or null where none did. */
    public @Nullable String refusedBy() {
        return rules.stream()
                .filter(RuleResult::isRefusal)
                .map(RuleResult::id)
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether what refused is no verdict on the text or its person, but holds until somebody lets the number or the
     * sub-account text again: what is to leave by itself waits for that.
     */
    public boolean isPassing() {
        var refused = refusedBy();
        return refused != null && PASSING.contains(refused);
    }

    /** The last rule that lets the text wait, which is the one that it waits longest for, or null where none does. */
    public @Nullable String deferredBy() {
        return deferral().map(RuleResult::id).orElse(null);
    }

    /** What that rule said. */
    Optional<RuleResult> deferral() {
        return rules.stream().filter(rule -> rule.result().equals("deferred")).reduce((earlier, later) -> later);
    }

    /** This decision with a rule that was judged later; what was said last is not said again. */
    public Decision and(RuleResult later) {
        if (!rules.isEmpty() && rules.getLast().equals(later)) {
            return this;
        }
        var all = new java.util.ArrayList<>(rules);
        all.add(later);
        return new Decision(List.copyOf(all), zone, zoneSource, localTime, consentSeq, ruleSetVersion);
    }
}
