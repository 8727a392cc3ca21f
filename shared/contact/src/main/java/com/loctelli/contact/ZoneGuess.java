package com.loctelli.contact;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The zone a person most likely lives in, how that is known, how sure it is (0 to 100), and every zone it could be.
 *
 * <p>The zone is always among the candidates, and first of them. Whoever must not err, such as quiet hours, asks all
 * candidates.
 */
public record ZoneGuess(ZoneId zone, ZoneSource source, int confidence, List<ZoneId> candidates) {
    /** Puts the zone first among the candidates, each once. */
    public ZoneGuess {
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence is 0 to 100");
        }
        var rest =
                candidates.stream().filter(candidate -> !candidate.equals(zone)).distinct();
        candidates = Stream.concat(Stream.of(zone), rest).toList();
    }

    /** Whether there is one zone only that it can be. */
    public boolean isSingle() {
        return candidates.size() == 1;
    }

    /** The same evidence with another of its candidates preferred. */
    ZoneGuess preferring(ZoneId candidate) {
        return new ZoneGuess(candidate, source, confidence, candidates);
    }
}
