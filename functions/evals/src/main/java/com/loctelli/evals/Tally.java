package com.loctelli.evals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what was found in the conversations of a run. */
final class Tally {
    private final Map<String, int[]> scenarios = new LinkedHashMap<>();
    private final Map<String, int[]> assertions = new LinkedHashMap<>();
    private int conversations;
    private int passed;
    private int booked;
    private long tokensIn;
    private long tokensOut;
    private long costMicros;
    private boolean isPriced = true;

    void add(Played played) {
        conversations++;
        passed += played.pass() ? 1 : 0;
        booked += played.booked() > 0 ? 1 : 0;
        tokensIn += played.tokensIn();
        tokensOut += played.tokensOut();
        var cost = played.costMicros();
        isPriced &= cost != null;
        costMicros += cost == null ? 0 : cost;
        count(scenarios, played.scenarioId(), played.pass());
        played.findings()
                .forEach(finding -> count(assertions, finding.assertion().wire(), finding.pass()));
    }

    private static void count(Map<String, int[]> into, String name, boolean pass) {
        var counts = into.computeIfAbsent(name, _ -> new int[2]);
        counts[0] += pass ? 1 : 0;
        counts[1]++;
    }

    RunView view(EvalRun run) {
        return view(run, null, null);
    }

    /** A run that is compared is over when both are. */
    RunView view(EvalRun run, @Nullable EvalRun other, RunView.@Nullable Comparison comparison) {
        boolean isDone = run.isDone() && (other == null || other.isDone());
        return new RunView(
                run.id(),
                run.strategyId(),
                run.strategyVersion(),
                run.template(),
                isDone ? "done" : "running",
                run.conversations(),
                run.done(),
                score(),
                bookedRate(),
                tokensIn,
                tokensOut,
                isPriced && conversations > 0 ? costMicros : null,
                lines(scenarios),
                lines(assertions),
                comparison,
                run.startedAt());
    }

    /** This tally beside another's. */
    RunView.Comparison beside(EvalRun otherRun, Tally other) {
        var all = new LinkedHashMap<String, int[]>(assertions);
        scenarios.forEach((name, counts) -> all.put("scenario " + name, counts));
        var others = new LinkedHashMap<String, int[]>(other.assertions);
        other.scenarios.forEach((name, counts) -> others.put("scenario " + name, counts));
        var better = new java.util.ArrayList<String>();
        var worse = new java.util.ArrayList<String>();
        var changes = new java.util.ArrayList<RunView.Change>();
        all.forEach((name, counts) -> {
            var was = others.get(name);
            if (was != null) {
                int change = Long.compare((long) counts[0] * was[1], (long) was[0] * counts[1]);
                if (change != 0) {
                    (change > 0 ? better : worse).add(name);
                }
                int points = Math.round(100f * counts[0] / counts[1]) - Math.round(100f * was[0] / was[1]);
                changes.add(new RunView.Change(name, counts[0], counts[1], was[0], was[1], points));
            }
        });
        int scoreChange = or0(score()) - or0(other.score());
        return new RunView.Comparison(
                otherRun.id(),
                otherRun.strategyVersion(),
                scoreChange,
                or0(bookedRate()) - or0(other.bookedRate()),
                scoreChange >= 0 && worse.isEmpty(),
                List.copyOf(better),
                List.copyOf(worse),
                List.copyOf(changes));
    }

    private @Nullable Integer score() {
        return conversations == 0 ? null : Integer.valueOf(Math.round(100f * passed / conversations));
    }

    private @Nullable Integer bookedRate() {
        return conversations == 0 ? null : Integer.valueOf(Math.round(100f * booked / conversations));
    }

    private static int or0(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static List<RunView.Line> lines(Map<String, int[]> counts) {
        return counts.entrySet().stream()
                .map(entry -> new RunView.Line(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }
}
