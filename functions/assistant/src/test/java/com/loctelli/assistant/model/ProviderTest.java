package com.loctelli.assistant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 2.9: what one function learns of the provider, all heed; no tenant takes all of a provider's rate. */
class ProviderTest {
    private final TestPlatform test = TestPlatform.start(
            Map.of(
                    "OPENAI_API_KEY", "k",
                    "OPENAI_FALLBACK_MODELS", "second, third",
                    "ASSISTANT_PROVIDER_REQUESTS_PER_MINUTE", "40",
                    "ASSISTANT_PROVIDER_TOKENS_PER_MINUTE", "100000"),
            List.of());
    private final Provider one = new Provider(test.platform());
    private final Provider other = new Provider(test.platform());

    @Test
    void aProviderThatSaysTooManyIsLeftAloneByAllUntilItSaid() {
        one.throttled(Duration.ofSeconds(20));
        one.throttled(Duration.ofSeconds(3));
        var wait = waiting(other.read().pause(test.platform().clock().now()));
        assertTrue(wait.toSeconds() >= 15 && wait.toSeconds() <= 20, wait.toString());
        test.clock().advance(Duration.ofSeconds(20));
        assertNull(other.read().pause(test.platform().clock().now()));
    }

    @Test
    void aModelThatFailsAgainAndAgainGivesWayToTheNextAndIsTriedAnewAfterAWhile() {
        for (int i = 0; i < 5; i++) {
            assertEquals(List.of("first", "second", "third"), other.chain(other.read(), "first"));
            one.failed("first");
        }
        assertEquals(List.of("second", "third"), other.chain(other.read(), "first"));
        test.clock().advance(Duration.ofSeconds(31));
        assertEquals(List.of("first", "second", "third"), other.chain(other.read(), "first"));
        one.failed("first");
        assertEquals(List.of("second", "third"), other.chain(other.read(), "first"));
        other.answered(other.read(), "first");
        assertEquals(List.of("first", "second", "third"), one.chain(one.read(), "first"));
        assertEquals(ProviderState.WELL.models(), one.read().models());
    }

    @Test
    void whereAllFailTheFirstIsAskedAllTheSame() {
        for (var model : List.of("first", "second", "third")) {
            for (int i = 0; i < 5; i++) {
                one.failed(model);
            }
        }
        assertEquals(List.of("first"), one.chain(one.read(), "first"));
    }

    @Test
    void aNoisyTenantTakesItsShareOfTheMinuteAndLeavesTheRestToQuietOnes() {
        var noisy = test.tenant();
        int taken = 0;
        for (int i = 0; i < 60; i++) {
            taken += one.admit(noisy, 100) == null ? 1 : 0;
        }
        assertEquals(20, taken);
        for (int i = 0; i < 9; i++) {
            assertNull(other.admit(test.tenant(), 100));
        }
        var wait = waiting(one.admit(noisy, 100));
        test.clock().advance(wait);
        assertNull(one.admit(noisy, 100));
    }

    @Test
    void theTokensOfAMinuteAreNotExceeded() {
        assertNull(one.admit(test.tenant(), 60_000));
        assertNotNull(one.admit(test.tenant(), 60_000));
        assertNull(one.admit(test.tenant(), 40_000));
    }

    private static Duration waiting(Duration wait) {
        assertNotNull(wait);
        return wait;
    }
}
