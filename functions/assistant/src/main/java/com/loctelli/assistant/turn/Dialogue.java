package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.ClaimGate;
import com.loctelli.assistant.gate.Evidence;
import com.loctelli.assistant.model.Line;
import com.loctelli.assistant.model.ModelAnswer;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Question;
import com.loctelli.assistant.model.ToolCall;
import com.loctelli.assistant.model.ToolSpec;
import com.loctelli.assistant.tools.Arguments;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.assistant.tools.Tool;
import com.loctelli.assistant.tools.ToolResult;
import com.loctelli.assistant.tools.Tools;
import com.loctelli.assistant.trace.CallTrace;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.kernel.json.Json;
import com.loctelli.strategies.AgentBrief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The talk with the model within one turn: at most {@value #ROUNDS} rounds, at most {@value #BAD_CALLS} bad calls sent
 * back, one draft sent back by the gate and one that was cut off. Before a tool changes anything, the conversation is
 * looked at once more: a person who took it meanwhile finds nothing done behind their back.
 */
final class Dialogue {
    static final int ROUNDS = 6;
    static final int BAD_CALLS = 2;
    private static final int LONGEST = 480;
    private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"”]{3,60})[\"”]");

    private final ModelClient client;
    private final Tools tools;
    private final Moment moment;
    private final AgentBrief brief;
    private final Bench bench;
    private final BooleanSupplier isStillOurs;
    private final Log log;
    private final Prompt prompt;
    private final List<Line> lines;
    private final Map<String, ToolResult> doneCalls = new HashMap<>();
    private int badCalls;
    private int drafts;
    private boolean wasCut;

    Dialogue(
            ModelClient client,
            Tools tools,
            Moment moment,
            AgentBrief brief,
            Bench bench,
            BooleanSupplier isStillOurs,
            Log log) {
        this.client = client;
        this.tools = tools;
        this.moment = moment;
        this.brief = brief;
        this.bench = bench;
        this.isStillOurs = isStillOurs;
        this.log = log;
        this.prompt = Prompt.of(moment, brief, bench);
        this.lines = new ArrayList<>(prompt.lines());
    }

    Result run() {
        for (int round = 0; round < ROUNDS; round++) {
            log.asks(lines);
            var result = switch (client.ask(question())) {
                case ModelAnswer.Later(var reason, var retryAfter) -> new Result.Later(reason, retryAfter);
                case ModelAnswer.Refused(var reason) -> new Result.GivenUp("model_" + reason);
                case ModelAnswer.CutOff cut -> cutOff(cut);
                case ModelAnswer.Spoke spoke -> heard(spoke);
            };
            if (result != null) {
                return result;
            }
        }
        return new Result.GivenUp("unresolved");
    }

    private @Nullable Result heard(ModelAnswer.Spoke spoke) {
        log.used(spoke.usage());
        log.spoke(spoke.model(), spoke.scripted());
        return spoke.calls().isEmpty() ? draft(spoke.text().strip()) : calls(spoke.calls());
    }

    private @Nullable Result cutOff(ModelAnswer.CutOff cut) {
        log.used(cut.usage());
        if (wasCut) {
            return new Result.GivenUp("model_" + cut.reason());
        }
        wasCut = true;
        lines.add(new Line.Instructions("Your answer was cut off (" + cut.reason()
                + ") and was not sent. Answer the lead in" + " one short, harmless text."));
        return null;
    }

    private @Nullable Result draft(String text) {
        var verdict = ClaimGate.judge(text, evidence());
        log.judged(verdict);
        if (verdict.passes()) {
            return new Result.Reply(text, bench.handOff());
        }
        if (++drafts > 1) {
            return new Result.GivenUp("gate");
        }
        lines.add(new Line.ToLead(text.isEmpty() ? "(empty)" : text));
        lines.add(new Line.Instructions(
                "Your last text was not sent. " + verdict.reason() + " Write the text to the lead again."));
        return null;
    }

    private Evidence evidence() {
        var forbidden = brief.prohibitedBehaviors() == null
                ? List.<String>of()
                : QUOTED.matcher(brief.prohibitedBehaviors())
                        .results()
                        .map((MatchResult m) -> m.group(1))
                        .toList();
        return new Evidence(
                moment.now().atZone(bench.zone()).toLocalDate(),
                bench.times(),
                bench.done(),
                moment.leadTexts(),
                List.of(prompt.layers().template()),
                forbidden,
                LONGEST);
    }

    private @Nullable Result calls(List<ToolCall> calls) {
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
                    result = doneCalls.get(call.name() + canonical);
                    if (result == null) {
                        if (tool.hasEffect() && !isStillOurs.getAsBoolean()) {
                            return new Result.Overtaken();
                        }
                        result = tools.call(bench, tool, given);
                        doneCalls.put(call.name() + canonical, result);
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
            if (result.isBad() && ++badCalls > BAD_CALLS) {
                return new Result.GivenUp("bad_calls");
            }
        }
        return null;
    }

    private static ToolResult bad(String detail) {
        return new ToolResult(Json.write(Map.of("error", "bad-call", "detail", detail)), false, true);
    }

    private Question question() {
        var template = brief.template();
        return new Question(
                client.model(template.model()),
                template.temperature(),
                template.maxOutputTokens(),
                List.copyOf(lines),
                specs());
    }

    private List<ToolSpec> specs() {
        return Tools.all().stream().filter(this::isOffered).map(Tool::spec).toList();
    }

    private boolean isOffered(Tool tool) {
        var allowed = brief.template().toolsAllowed();
        boolean isAppointment = tool == Tool.CHECK_AVAILABILITY || tool == Tool.CREATE_BOOKING;
        return (allowed.isEmpty() || allowed.contains(tool.wire())) && (!isAppointment || bench.hasCalendar());
    }
}
