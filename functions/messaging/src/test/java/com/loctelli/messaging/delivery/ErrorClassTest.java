package com.loctelli.messaging.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorClassTest {
    @ParameterizedTest
    @CsvSource({
        "21610,SUPPRESS", "21211,UNREACHABLE", "21614,UNREACHABLE", "21408,UNREACHABLE",
        "21612,UNREACHABLE", "30004,UNREACHABLE", "30005,UNREACHABLE", "30006,UNREACHABLE",
        "30007,UNREACHABLE", "20003,CREDENTIALS", "21606,ACCOUNT", "21703,ACCOUNT",
        "21704,ACCOUNT", "30002,ACCOUNT", "30032,ACCOUNT", "30034,ACCOUNT",
        "20429,THROTTLE", "21611,THROTTLE", "30001,THROTTLE", "30022,THROTTLE",
        "30003,LATER", "30008,LATER", "30410,LATER", "99999,PERMANENT"
    })
    void everyCodeHasItsClass(int code, ErrorClass expected) {
        assertEquals(expected, ErrorClass.of(code));
    }

    @Test
    void onlyPassingWeaknessIsTriedAgainSoonAndWithoutAKeyUnhurriedly() {
        for (var passing : new ErrorClass[] {ErrorClass.THROTTLE, ErrorClass.TRANSIENT}) {
            assertEquals(Optional.of(Duration.ofSeconds(2)), Backoff.after(1, passing, false));
            assertEquals(Optional.empty(), Backoff.after(8, passing, true));
        }
        for (var other :
                new ErrorClass[] {ErrorClass.SUPPRESS, ErrorClass.UNREACHABLE, ErrorClass.PERMANENT, ErrorClass.LATER
                }) {
            assertEquals(Optional.empty(), Backoff.after(1, other, false));
        }
        assertEquals(Optional.empty(), Backoff.after(1, ErrorClass.ACCOUNT, false));
        assertEquals(Optional.of(Duration.ofMinutes(1)), Backoff.after(1, ErrorClass.ACCOUNT, true));
        var waited = Duration.ZERO;
        int attempts = 0;
        var wait = Backoff.after(++attempts, ErrorClass.CREDENTIALS, false);
        assertEquals(Optional.of(Duration.ofMinutes(1)), wait);
        for (; wait.isPresent(); wait = Backoff.after(++attempts, ErrorClass.CREDENTIALS, false)) {
            waited = waited.plus(wait.get());
        }
        assertEquals(23, waited.toHours());
        assertEquals(Optional.of(Duration.ofHours(1)), Backoff.after(attempts, ErrorClass.CREDENTIALS, true));
    }

    @Test
    void theCarriersWordsAreRankedInTheirOrder() {
        int before = -1;
        for (var word : new String[] {"accepted", "queued", "sending", "sent", "delivered"}) {
            int rank = TextState.ofCarrier(word).rank();
            assertTrue(rank > before, word);
            before = rank;
        }
        assertEquals(TextState.DELIVERED.rank(), TextState.FAILED.rank());
    }
}
