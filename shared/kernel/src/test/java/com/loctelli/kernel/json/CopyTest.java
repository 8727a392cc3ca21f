package com.loctelli.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTest {
    private record Cup(String name, int size, List<String> tags) {
        Cup {
            if (size < 0) {
                throw new IllegalArgumentException("no such cup");
            }
        }
    }

    private record CupView(String id, int size, String name) {}

    private final Cup cup = new Cup("blue", 3, List.of("a"));

    @Test
    void onlyWhatIsNamedIsAnother() {
        assertEquals(
                new Cup("red", 3, List.of("a")),
                Copy.of(cup).with("name", "red").made());
        assertEquals(
                new Cup(null, 3, List.of("a")), Copy.of(cup).with("name", null).made());
    }

    @Test
    void whatIsToldAsNullStays() {
        assertEquals(
                new Cup("blue", 5, List.of("a")),
                Copy.of(cup).told("name", null).told("size", 5).made());
    }

    @Test
    void anotherClassTakesWhatItHasByName() {
        assertEquals(new CupView("c1", 3, "blue"), Copy.of(cup).with("id", "c1").as(CupView.class));
    }

    @Test
    void errorsOfTheProgramAreThrown() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Copy.of(cup).with("nmae", "red").made());
        assertThrows(
                IllegalArgumentException.class,
                () -> Copy.of(cup).with("size", "3").made());
        assertThrows(IllegalArgumentException.class, () -> Copy.of(cup).as(CupView.class));
        assertThrows(
                IllegalArgumentException.class,
                () -> Copy.of(cup).with("size", -1).made());
    }
}
