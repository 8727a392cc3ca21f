package com.loctelli.kernel.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The edge's key. */
class OriginKeyTest {
    private static final OriginKey ASKED =
            new OriginKey(Settings.of(Map.of("LOCTELLI_ORIGIN_KEY", "new", "LOCTELLI_ORIGIN_KEY_BEFORE", "old")));

    @Test
    void theKeyAndTheOneBeforeItHoldAndNothingElse() {
        ASKED.check(Map.of("x-origin-key", "new"));
        ASKED.check(Map.of("x-origin-key", "old"));
        for (var headers : new Map<?, ?>[] {Map.of(), Map.of("x-origin-key", ""), Map.of("x-origin-key", "newer")}) {
            @SuppressWarnings("unchecked") // the maps above
            var refused = assertThrows(Problem.class, () -> ASKED.check((Map<String, String>) headers));
            assertEquals(ProblemType.FORBIDDEN, refused.type());
        }
    }

    @Test
    void anEmptyKeyBeforeItOpensNothing() {
        var first = new OriginKey(Settings.of(Map.of("LOCTELLI_ORIGIN_KEY", "new", "LOCTELLI_ORIGIN_KEY_BEFORE", "")));
        assertThrows(Problem.class, () -> first.check(Map.of("x-origin-key", "")));
    }

    @Test
    void onlyBehindTheEdgeIsTheViewersAddressBelieved() {
        var headers = Map.of("x-viewer-address", "203.0.113.9");
        assertEquals(Optional.of("203.0.113.9"), ASKED.viewer(headers));
        var open = new OriginKey(Settings.of(Map.of()));
        open.check(Map.of());
        assertEquals(Optional.empty(), open.viewer(headers));
    }
}
