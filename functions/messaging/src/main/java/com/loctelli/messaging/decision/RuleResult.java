package com.loctelli.messaging.decision;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What one rule said of one text.
 *
 * @param id the rule: {@code features}, {@code sender}, {@code a2p}, {@code suppression}, {@code reachable},
 *     {@code consent}, {@code lead-frequency}, {@code tenant-day} or {@code tenant-month}, {@code budget-day} or
 *     {@code budget-month}, {@code sender-day}, {@code carrier-day}, {@code quiet-hours},
 *     {@code length}
 * @param result {@code passed}, {@code exempt}, {@code deferred} or {@code refused}
 * @param detail what the result rests on, without personal data
 */
@Json
public record RuleResult(String id, String result, @Nullable String detail) {

    static RuleResult passed(String id, @Nullable String detail) {
        return new RuleResult(id, "passed", detail);
    }

    static RuleResult exempt(String id, @Nullable String detail) {
        return new RuleResult(id, "exempt", detail);
    }

    /** A rule that lets the text wait. */
    public static RuleResult deferred(String id, @Nullable String detail) {
        return new RuleResult(id, "deferred", detail);
    }

    static RuleResult refused(String id, @Nullable String detail) {
        return new RuleResult(id, "refused", detail);
    }

    boolean isRefusal() {
        return result.equals("refused");
    }
}
