package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.ClaimGate;
import com.loctelli.assistant.gate.Evidence;
import com.loctelli.assistant.gate.Verdict;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.strategies.AgentBrief;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Holds a draft of the model against what is known to be true at this point of the turn. */
final class Drafts {
    private static final int LONGEST = 480;
    private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"”]{3,60})[\"”]");

    private final Moment moment;
    private final AgentBrief brief;
    private final Bench bench;
    private final Prompt prompt;

    Drafts(Moment moment, AgentBrief brief, Bench bench, Prompt prompt) {
        this.moment = moment;
        this.brief = brief;
        this.bench = bench;
        this.prompt = prompt;
    }

    /** What the gate says of it. */
    Verdict judge(String text) {
        return ClaimGate.judge(text, evidence());
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
}
