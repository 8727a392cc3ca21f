package com.loctelli.assistant.tools;

import com.loctelli.assistant.trace.CallTrace;
import com.loctelli.assistant.trace.Turns;
import java.time.Instant;
import java.util.List;

/**
 * Tools that do nothing: each call is answered as the same call was answered in the turn that was recorded, and the bench
 * looks afterwards as it looked then. A call that was not made then is answered as such. What only says how the reply is
 * meant to leave has no effect, and is taken at its word.
 */
public final class RecordedTools implements Toolbox {
    private final List<Step> steps;
    private final Instant now;

    /**
     * Those of a turn.
     *
     * @param now when it was
     */
    public RecordedTools(List<Step> steps, Instant now) {
        this.steps = List.copyOf(steps);
        this.now = now;
    }

    @Override
    public ToolResult call(Bench bench, Tool tool, Arguments given) {
        return switch (tool) {
            case HAND_OFF -> Farewell.handOff(bench, given);
            case END_CONVERSATION -> Farewell.end(bench, given);
            case SCHEDULE_FOLLOW_UP -> Farewell.later(bench, given, now);
            default -> recorded(bench, tool, Turns.sha256(given.canonical()));
        };
    }

    private ToolResult recorded(Bench bench, Tool tool, String argsHash) {
        for (var step : steps) {
            if (step.tool().equals(tool.wire()) && step.argsHash().equals(argsHash)) {
                bench.restore(step.after());
                return new ToolResult(step.resultJson(), step.ok(), step.bad());
            }
        }
        return ToolResult.refused(CallTrace.NOT_RECORDED);
    }
}
