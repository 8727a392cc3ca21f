package com.loctelli.standins.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults();

    @Test
    void theSameSeedGivesTheSameDecisions() {
        faults.set(new FaultSetting("twilio", "error", 0.5, 7L));
        List<FaultKind> first = next(200);
        faults.set(new FaultSetting("twilio", "error", 0.5, 7L));
        assertEquals(first, next(200));
        faults.set(new FaultSetting("twilio", "error", 0.5, 8L));
        assertNotEquals(first, next(200));
        assertTrue(first.contains(FaultKind.ERROR) && first.contains(FaultKind.NONE));
    }

    @Test
    void aTargetIsSilentUntilSetAndOthersStaySilent() {
        assertEquals(List.of(FaultKind.NONE, FaultKind.NONE), next(2));
        faults.set(new FaultSetting("openai", "lost-answer", 1, null));
        assertEquals(List.of(FaultKind.NONE), next(1));
        assertEquals(FaultKind.LOST_ANSWER, faults.of("openai").next());
        faults.set(new FaultSetting("openai", "none", 1, null));
        assertEquals(FaultKind.NONE, faults.of("openai").next());
    }

    @Test
    void onceMeetsExactlyTheNextRequests() {
        faults.of("twilio").once(FaultKind.TIMEOUT, 2);
        assertEquals(List.of(FaultKind.TIMEOUT, FaultKind.TIMEOUT, FaultKind.NONE), next(3));
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> faults.set(new FaultSetting("fax", "error", 1, null)));
        assertThrows(IllegalArgumentException.class, () -> faults.set(new FaultSetting("sqs", "gone", 1, null)));
        assertThrows(IllegalArgumentException.class, () -> faults.set(new FaultSetting("sqs", "error", 2, null)));
        assertThrows(
                IllegalArgumentException.class, () -> faults.set(new FaultSetting("openai", "duplicate", 1, null)));
    }

    @Test
    void settingsAreReadAndWrittenAsJson() {
        var type = Jsonb.builder().build().type(FaultSetting.class);
        FaultSetting read = type.fromJson("{\"target\":\"sqs\",\"kind\":\"duplicate\",\"rate\":0.25,\"seed\":3}");
        faults.set(read);
        assertTrue(faults.settings().contains(read));
        assertEquals(5, faults.settings().size());
    }

    private List<FaultKind> next(int n) {
        return Stream.generate(() -> faults.of("twilio").next()).limit(n).toList();
    }
}
