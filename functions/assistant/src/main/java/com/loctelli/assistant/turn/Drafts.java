package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.ClaimGate;
import com.loctelli.assistant.gate.Evidence;
import com.loctelli.assistant.gate.House;
import com.loctelli.assistant.gate.Language;
import com.loctelli.assistant.gate.Verdict;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.conversations.Direction;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.strategies.AgentBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Holds a draft of the model against what is known to be true at this point of the turn. */
final class Drafts {
    private static final int LONGEST = 480;

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
        var leadTexts = moment.leadTexts();
        return new Evidence(
                moment.now().atZone(bench.zone()).toLocalDate(),
                bench.times(),
                bench.done(),
                leadTexts,
                moment.unanswered().stream().map(StoredMessage::text).toList(),
                ofLead(),
                moment.recent().stream()
                        .filter(message -> message.direction() == Direction.OUT)
                        .map(StoredMessage::text)
                        .toList(),
                house(),
                Language.expected(leadTexts, brief.languages()),
                LONGEST);
    }

    /** What the strategy and the knowledge bases tell of the business may be said; how it wants the agent to go about it may not. */
    private House house() {
        var content = brief.content();
        var business = moment.business();
        var known = new ArrayList<String>();
        Stream.of(
                        business == null ? null : business.name(),
                        business == null
                                ? null
                                : business.settings()
                                        .compliance()
                                        .aiDisclosure()
                                        .text(),
                        content.aiName() + ", " + content.aiRole(),
                        content.industryContext(),
                        content.companyBackground(),
                        content.bookingInstructions(),
                        content.closingStrategy())
                .filter(Objects::nonNull)
                .forEach(known::add);
        content.objectionHandling().forEach(objection -> known.add(objection.response()));
        content.qualificationQuestions().forEach(question -> known.add(question.text()));
        content.handoffRules().stream()
                .map(rule -> rule.finalText())
                .filter(Objects::nonNull)
                .forEach(known::add);
        bench.passages().forEach(found -> known.add(found.title() + ": " + found.text()));
        var secrets = new ArrayList<String>();
        secrets.add(prompt.layers().template());
        Stream.of(content.prohibitedBehaviors(), content.disqualificationRules(), content.outputGuidelines())
                .filter(Objects::nonNull)
                .forEach(secrets::add);
        secrets.addAll(content.stopRules());
        return new House(known, secrets, content.prohibitedBehaviors());
    }

    /** A web address among the lead's data may be another's bait: it is no reason to send anybody there. */
    private List<String> ofLead() {
        var lead = moment.lead().value();
        var own = new ArrayList<String>();
        Stream.of(lead.email(), lead.phone()).filter(Objects::nonNull).forEach(own::add);
        moment.facts().stream()
                .map(fact -> fact.value())
                .filter(value -> !ClaimGate.hasAddress(value))
                .forEach(own::add);
        return own;
    }
}
