package com.loctelli.evals;

import com.loctelli.assistant.trace.TurnView;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rehearsal went.
 *
 * @param booked how many appointments stand at its end
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

    static Played of(Scenario scenario, List<Finding> findings, Truth truth) {
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
                turns.stream().mapToLong(TurnView::tokensIn).sum(),
                turns.stream().mapToLong(TurnView::tokensOut).sum(),
                isPriced ? turns.stream().mapToLong(Played::cost).sum() : null,
                truth.messages().stream()
                        .map(message -> message.author().type() + ": " + message.text())
                        .toList());
    }

    private static long cost(TurnView turn) {
        var micros = turn.costMicros();
        return micros == null ? 0 : micros;
    }
}
