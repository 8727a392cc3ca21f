package com.loctelli.assistant.turn;

import com.loctelli.assistant.model.Line;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Prices;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.assistant.trace.AgentTurn;
import com.loctelli.assistant.trace.SealedWords;
import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Write;
import com.loctelli.knowledge.Found;
import com.loctelli.messaging.PreparedText;
import com.loctelli.strategies.AgentBrief;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a turn, from its beginning to however it ends. */
final class TurnTrace {
    /** How much of a passage is kept in the item itself, which is paid for by the kilobyte. */
    private static final int BEGINNING = 240;

    private final Turns turns;
    private final Prices prices;
    private final String baseUrl;
    private final Moment moment;
    private final AgentBrief brief;
    private final Bench bench;
    private final Log log;
    private final String turnId;
    private final long began = System.nanoTime();

    TurnTrace(
            Platform platform,
            ModelClient client,
            Turns turns,
            Moment moment,
            AgentBrief brief,
            Bench bench,
            Log log,
            String turnId) {
        this.turns = turns;
        this.prices = Prices.of(platform.settings());
        this.baseUrl = client.baseUrl();
        this.moment = moment;
        this.brief = brief;
        this.bench = bench;
        this.log = log;
        this.turnId = turnId;
    }

    /** Keeps the exact prompt, and what the turn can be played again from, as long as messages are kept. */
    boolean keepsPrompt() {
        var recording = log.recording();
        var kept = turns.keepPrompt(
                moment.tenant(),
                turnId,
                log.prompt(),
                recording == null ? "" : Json.write(recording),
                moment.now().plus(moment.retention()));
        return !kept.isEmpty();
    }

    /**
     * The writes that keep it.
     *
     * @param said what is said to the lead, if a text is
     */
    List<Write> of(
            TurnStatus status,
            @Nullable String reason,
            @Nullable String suggestion,
            @Nullable String said,
            @Nullable PreparedText text) {
        var head = moment.head().value();
        var unanswered = moment.unanswered();
        boolean hasPrompt = log.rounds() > 0;
        var tries = moment.tries();
        return turns.keep(
                moment.tenant(),
                new AgentTurn(
                        turnId,
                        head.id(),
                        head.leadId(),
                        moment.kind(),
                        unanswered.isEmpty() ? 0 : unanswered.getFirst().seq(),
                        moment.triggerSeq(),
                        head.epoch(),
                        status,
                        brief.template().id() + "@" + brief.template().templateVersion(),
                        brief.strategyId() + "@" + brief.version(),
                        log.model(),
                        baseUrl,
                        log.scripted(),
                        hasPrompt ? Turns.sha256(Line.transcript(log.prompt())) : null,
                        hasPrompt ? Turns.promptKey(turnId) : null,
                        turns.seal(
                                moment.tenant(),
                                turnId,
                                new SealedWords(log.calls(), suggestion, text == null ? null : said, passages())),
                        log.gate(),
                        log.rounds(),
                        log.usage().in(),
                        log.usage().out(),
                        prices.cost(log.model(), log.usage()),
                        (System.nanoTime() - began) / 1_000_000,
                        tries == null ? 0 : tries.attempts(),
                        text == null ? null : Long.valueOf(head.lastSeq() + 1),
                        text == null ? null : text.id(),
                        reason,
                        moment.now()));
    }

    private List<Found> passages() {
        return bench.passages().stream()
                .map(found -> found.text().length() <= BEGINNING
                        ? found
                        : new Found(
                                found.knowledgeBaseId(),
                                found.documentId(),
                                found.title(),
                                found.place(),
                                found.text().substring(0, BEGINNING),
                                found.score()))
                .toList();
    }
}
