package com.loctelli.assistant.turn;

import com.loctelli.assistant.model.Line;
import com.loctelli.assistant.model.ModelAnswer;
import com.loctelli.assistant.model.Question;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.assistant.tools.Library;
import com.loctelli.assistant.tools.Toolbox;
import com.loctelli.strategies.AgentBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The talk with the model within one turn: at most {@value #ROUNDS} rounds, at most {@value Calls#BAD_CALLS} bad calls
 * sent back, one draft sent back by the gate and one that was cut off.
 */
final class Dialogue {
    static final int ROUNDS = 6;
    private static final String PASSAGES =
            "What the business's documents say of what the lead asks. Answer from it and from"
                    + " your instructions; where neither says it, say that you do not know.\n";

    private final Asking asking;
    private final Moment moment;
    private final @Nullable String instruction;
    private final AgentBrief brief;
    private final Bench bench;
    private final Log log;
    private final Calls calls;
    private final Drafts drafts;
    private final List<Line> lines;
    private final WorstCase worst;
    private final int longest;
    private int refused;
    private boolean wasCut;

    Dialogue(
            Asking asking,
            Toolbox tools,
            Moment moment,
            AgentBrief brief,
            boolean isSuggesting,
            Bench bench,
            BooleanSupplier isStillOurs,
            Log log,
            @Nullable String instruction) {
        this.asking = asking;
        this.moment = moment;
        this.instruction = instruction;
        this.brief = brief;
        this.bench = bench;
        this.log = log;
        var prompt = Prompt.of(moment, brief, bench);
        this.calls = new Calls(tools, brief, isSuggesting, bench, isStillOurs, log);
        this.drafts = new Drafts(moment, brief, bench, prompt);
        this.lines = new ArrayList<>(prompt.lines());
        if (instruction != null) {
            lines.add(new Line.Instructions(instruction));
        }
        boolean isTold = !moment.pointers().isEmpty() || !bench.passages().isEmpty();
        int passages = !isTold ? 0 : Library.MOST_BYTES + PASSAGES.length();
        this.worst =
                WorstCase.of(lines, calls.offered(), passages, brief.template().maxOutputTokens());
        this.longest = WorstCase.size(lines) + passages + WorstCase.GROWTH;
    }

    /** The most that it can cost. */
    WorstCase worst() {
        return worst;
    }

    /** Talks; what the knowledge bases say is on the bench by now. */
    Result run() {
        log.begins(Recording.of(moment, brief, bench, instruction));
        if (!bench.passages().isEmpty()) {
            lines.add(new Line.Instructions(PASSAGES + Library.fenced(bench.passages())));
        }
        for (int round = 0; round < ROUNDS; round++) {
            if (WorstCase.size(lines) > longest) {
                return new Result.GivenUp("too_long");
            }
            log.asks(lines);
            var result = switch (ask()) {
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

    private ModelAnswer ask() {
        try {
            return asking.ask(this::question);
        } finally {
            log.put(asking, worst.round());
        }
    }

    private @Nullable Result heard(ModelAnswer.Spoke spoke) {
        log.used(spoke.usage(), worst.round());
        log.spoke(spoke.model(), spoke.scripted());
        return spoke.calls().isEmpty() ? draft(spoke.text().strip()) : calls.make(spoke.calls(), lines);
    }

    private @Nullable Result cutOff(ModelAnswer.CutOff cut) {
        log.used(cut.usage(), worst.round());
        if (wasCut) {
            return new Result.GivenUp("model_" + cut.reason());
        }
        wasCut = true;
        lines.add(new Line.Instructions("Your answer was cut off (" + cut.reason()
                + ") and was not sent. Answer the lead in" + " one short, harmless text."));
        return null;
    }

    private @Nullable Result draft(String text) {
        var verdict = drafts.judge(text);
        log.judged(verdict);
        if (verdict.passes()) {
            var handOff = bench.handOff();
            var last = handOff == null ? null : Takeover.lastWords(brief, handOff);
            return new Result.Reply(last == null ? text : last, handOff);
        }
        if (++refused > 1) {
            return new Result.GivenUp("gate");
        }
        lines.add(new Line.ToLead(text.isEmpty() ? "(empty)" : text));
        lines.add(new Line.Instructions(
                "Your last text was not sent. " + verdict.reason() + " Write the text to the lead again."));
        return null;
    }

    private Question question(String model) {
        var template = brief.template();
        return new Question(
                model, template.temperature(), template.maxOutputTokens(), List.copyOf(lines), calls.offered());
    }
}
