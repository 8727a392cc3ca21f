package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.assistant.model.Line;
import com.loctelli.assistant.model.ToolCall;
import com.loctelli.assistant.model.ToolSpec;
import com.loctelli.assistant.tools.Arguments;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.assistant.tools.Step;
import com.loctelli.assistant.tools.Tool;
import com.loctelli.assistant.tools.ToolResult;
import com.loctelli.assistant.tools.Toolbox;
import com.loctelli.assistant.tools.Tools;
import com.loctelli.assistant.trace.CallTrace;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.kernel.json.Json;
import com.loctelli.strategies.AgentBrief;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what the model calls for: only tools that it was offered, only with arguments that pass their schema, the same
 * call of a turn once. Before a tool changes anything, the conversation is looked at once more: a person who took it
 * meanwhile finds nothing done behind their back.
 */
final class Calls {
    static final int BAD_CALLS = 2;

    private final Toolbox tools;
    private final AgentBrief brief;
    private final boolean isSuggesting;
    private final Bench bench;
    private final BooleanSupplier isStillOurs;
    private final Log log;
    private final Map<String, ToolResult> done = new HashMap<>();
    private int badCalls;

    /** @param isSuggesting whether the reply is only to be proposed to a person */
    Calls(Toolbox tools, AgentBrief brief, boolean isSuggesting, Bench bench, BooleanSupplier isStillOurs, Log log) {
        this.tools = tools;
        this.brief = brief;
        this.isSuggesting = isSuggesting;
        this.bench = bench;
        this.isStillOurs = isStillOurs;
        this.log = log;
    }

    /** The tools that the model is told of. */
    List<ToolSpec> offered() {
        return Tools.all().stream().filter(this::isOffered).map(Tool::spec).toList();
    }

    /** Does the calls in their order and adds the answers; null where the model is to go on. */
    @Nullable
    Result make(List<ToolCall> calls, List<Line> lines) {
        lines.add(new Line.Called(calls));
        for (var call : calls) {
            var began = System.nanoTime();
            var tool = Tool.of(call.name());
            @Nullable ToolResult result = null;
            var canonical = call.arguments();
            if (tool == null || !isOffered(tool)) {
                result = bad("There is no tool " + call.name() + ".");
            } else {
                try {
                    var given = Arguments.read(tool, call.arguments());
                    canonical = given.canonical();
                    // The same call twice in a turn is one: the model hears the first answer again.
                    result = done.get(call.name() + canonical);
                    if (result == null) {
                        if (tool.hasEffect() && !isStillOurs.getAsBoolean()) {
                            return new Result.Overtaken();
                        }
                        result = tools.call(bench, tool, given);
                        done.put(call.name() + canonical, result);
                        log.did(new Step(
                                tool.wire(),
                                Turns.sha256(canonical),
                                result.json(),
                                result.isOk(),
                                result.isBad(),
                                bench.state()));
                    }
                } catch (Arguments.Bad e) {
                    result = bad(e.wrong());
                }
            }
            long ms = (System.nanoTime() - began) / 1_000_000;
            log.called(new CallTrace(
                    call.id(),
                    call.name(),
                    call.arguments(),
                    Turns.sha256(canonical),
                    result.json(),
                    result.isOk(),
                    ms));
            lines.add(new Line.Answered(call.id(), result.json()));
            if (bench.done().contains(Deed.OPTED_OUT)) {
                return new Result.OptedOut();
            }
            if (result.isBad() && ++badCalls > BAD_CALLS) {
                return new Result.GivenUp("bad_calls");
            }
        }
        return null;
    }

    private static ToolResult bad(String detail) {
        return new ToolResult(Json.write(Map.of("error", "bad-call", "detail", detail)), false, true);
    }

    private boolean isOffered(Tool tool) {
        var allowed = brief.template().toolsAllowed();
        boolean isAllowed = allowed.isEmpty() || allowed.contains(tool.wire());
        boolean isPossible = switch (tool) {
            case SEARCH_KNOWLEDGE -> bench.hasKnowledge();
            case CHECK_AVAILABILITY, CREATE_BOOKING -> bench.hasCalendar();
            case RESCHEDULE_BOOKING -> bench.hasCalendar() && !bench.bookings().isEmpty();
            case CANCEL_BOOKING -> !bench.bookings().isEmpty();
            default -> true;
        };
        // A proposal changes nobody's calendar: a person may not take it.
        boolean isWithin = !isSuggesting || !tool.isAboutBookings();
        return isAllowed && isPossible && isWithin;
    }
}
