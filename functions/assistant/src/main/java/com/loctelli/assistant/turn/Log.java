package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.Check;
import com.loctelli.assistant.gate.Verdict;
import com.loctelli.assistant.model.Line;
import com.loctelli.assistant.model.Usage;
import com.loctelli.assistant.tools.Step;
import com.loctelli.assistant.trace.CallTrace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a dialogue leaves for the trace. Used by one thread. */
final class Log {
    private final List<CallTrace> calls = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Check> gate = new ArrayList<>();
    private @Nullable Recording recording;
    private List<Line> prompt = List.of();
    private Usage usage = Usage.NONE;
    private Usage lost = Usage.NONE;
    private final Set<String> models = new HashSet<>();
    private String model;
    private boolean scripted;
    private int rounds;

    Log(String model) {
        this.model = model;
        this.models.add(model);
    }

    void asks(List<Line> lines) {
        if (rounds == 0) {
            prompt = List.copyOf(lines);
        }
        rounds++;
    }

    /**
     * Whom the last question was put to. An answer that was lost on the way was paid for all the same: it counts as the
     * dearest that it can have been.
     */
    void put(Asking to, Usage most) {
        models.addAll(to.asked());
        for (int i = 0; i < to.lost(); i++) {
            lost = lost.and(most);
        }
    }

    void spoke(String by, boolean isScripted) {
        model = by;
        models.add(by);
        scripted = isScripted;
    }

    /** What an answer used; a server that does not say is believed to have used the most that it can have. */
    void used(@Nullable Usage said, Usage most) {
        if (said == null) {
            lost = lost.and(most);
        } else {
            usage = usage.and(said);
        }
    }

    void called(CallTrace call) {
        calls.add(call);
    }

    /** A call that was done, and not only answered again. */
    void did(Step step) {
        steps.add(step);
    }

    /** What the dialogue begins with. */
    void begins(Recording with) {
        recording = with;
    }

    /** What the dialogue began with and what its tools answered; null where it did not begin. */
    @Nullable
    Recording recording() {
        return recording == null ? null : recording.with(steps);
    }

    /** The verdict on the last draft; of an earlier one only what was wrong stays. */
    void judged(Verdict verdict) {
        gate.removeIf(Check::pass);
        gate.addAll(verdict.checks());
    }

    List<CallTrace> calls() {
        return List.copyOf(calls);
    }

    List<Check> gate() {
        return List.copyOf(gate);
    }

    /** Exactly what the model was given first. */
    List<Line> prompt() {
        return prompt;
    }

    Usage usage() {
        return usage;
    }

    /** Every model that may have to be paid, by the name it was asked by and by its own. */
    Set<String> models() {
        return Set.copyOf(models);
    }

    /** What has to be paid for at most. */
    Usage billed() {
        return usage.and(lost);
    }

    String model() {
        return model;
    }

    boolean scripted() {
        return scripted;
    }

    int rounds() {
        return rounds;
    }
}
