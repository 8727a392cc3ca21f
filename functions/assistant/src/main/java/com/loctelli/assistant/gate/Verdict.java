package com.loctelli.assistant.gate;

import java.util.List;
import java.util.stream.Collectors;

/** What the gate says of a reply. */
public record Verdict(List<Check> checks) {
    public Verdict {
        checks = List.copyOf(checks);
    }

    /** Whether the reply may leave. */
    public boolean passes() {
        return checks.stream().allMatch(Check::pass);
    }

    /** What was wrong, for the model; empty when nothing was. */
    public String reason() {
        return checks.stream().filter(check -> !check.pass()).map(Check::detail).collect(Collectors.joining(" "));
    }
}
