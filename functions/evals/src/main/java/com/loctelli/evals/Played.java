package com.loctelli.evals;

import com.loctelli.assistant.model.Usage;
import com.loctelli.assistant.trace.TurnView;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rehearsal went.
 *
 * @param booked how many appointments stand at its end
 * @param tokensIn what the agent read, and the model that played the lead
 * @param costMicros millionths of a US dollar; null where a price is not known
 * @param transcript what was said, one line a message
 */
@Json
public record Played(
        String scenarioId,
        long seed,
        boolean pass,
        List<Finding> findings,
        int turns,
        int booked,
        long tokensIn,
        long tokensOut,
        @Nullable Long costMicros,
        List<String> transcript) {

    /**
     * What came of one that was played.
     *
     * @param lead what the model that played the lead read and wrote
     * @param leadMicros what that cost; null where its price is not known
     */
    static Played of(Scenario scenario, List<Finding> findings, Truth truth, Usage lead, @Nullable Long leadMicros) {
        var turns = truth.turns();
        boolean isPriced = turns.stream().allMatch(turn -> turn.costMicros() != null);
        return new Played(
                scenario.id(),
                scenario.seed(),
                findings.stream().allMatch(Finding::pass),
                findings,
                turns.size(),
                (int) truth.bookings().stream()
                        .filter(booking -> booking.status().wire().equals("confirmed"))
                        .count(),
                turns.stream().mapToLong(TurnView::tokensIn).sum() + lead.in(),
                turns.stream().mapToLong(TurnView::tokensOut).sum() + lead.out(),
                isPriced && leadMicros != null
                        ? Long.valueOf(turns.stream().mapToLong(Played::cost).sum() + leadMicros)
                        : null,
                truth.messages().stream()
                        .map(message -> message.author().type() + ": " + message.text())
                        .toList());
    }

    /**
     * What came of one that could not be played, or not to an end that can be judged.
     *
     * @param costMicros what it cost; null where nobody knows
     */
    static Played not(Scenario scenario, String reason, @Nullable Long costMicros) {
        var finding = Finding.of(Assertion.PLAYED_THROUGH, false, reason);
        return new Played(scenario.id(), scenario.seed(), false, List.of(finding), 0, 0, 0, 0, costMicros, List.of());
    }

    private static long cost(TurnView turn) {
        var micros = turn.costMicros();
        return micros == null ? 0 : micros;
    }
}
