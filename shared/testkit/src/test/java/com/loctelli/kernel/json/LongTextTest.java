package com.loctelli.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.avaje.jsonb.Json.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is read as one and the same, however long it is. */
class LongTextTest {
    /** Of every kind that a type of ours has. */
    @io.avaje.jsonb.Json
    record Everything(
            String text,
            int small,
            long large,
            double broken,
            boolean is,
            BigDecimal exact,
            Instant at,
            Colour colour,
            @Nullable String absent,
            @Nullable Integer none,
            @Nullable Part part,
            List<Part> parts,
            Map<String, Long> counts,
            Map<String, Object> own) {}

    /** One inside another. */
    @io.avaje.jsonb.Json
    record Part(@Nullable String label, @Nullable Part part) {}

    /** By its name on the wire. */
    enum Colour {
        DEEP_RED;

        @Value
        String wire() {
            return Shape.wire(this);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20_000, 31_990, 32_762, 32_768, 400_000})
    void whatWasWrittenIsReadAgain(int length) {
        var everything = everything("ä\"\n\\".repeat(length / 4 + 1));
        var text = Json.write(everything);
        assertEquals(everything, Json.read(text, Everything.class));
        assertEquals(everything, Json.read(Json.bytes(everything), Everything.class));
        assertEquals(everything, Json.fromTree(Json.toTree(everything), Everything.class));
    }

    @Test
    void whatIsNotKnownIsPassedOverAndWhatIsNullIsAbsent() {
        var known = new Part("l", null);
        var text = "{\"newer\":{\"a\":[1,{\"b\":null}]},\"label\":\"l\",\"older\":[[]],\"part\":null,\"long\":\""
                + "x".repeat(40_000) + "\"}";
        assertEquals(known, Json.read(text, Part.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"label\":5}", "{\"label\":[]}", "{\"part\":\"p\"}", "{\"label\":\"l\""})
    void whatDoesNotFitIsRefused(String wrong) {
        assertThrows(RuntimeException.class, () -> Json.read(wrong + " ".repeat(40_000), Part.class));
    }

    private static Everything everything(String text) {
        var own = new LinkedHashMap<String, @Nullable Object>();
        own.put("yes", true);
        own.put("words", new ArrayList<>(List.of("a", "b")));
        own.put("nested", new LinkedHashMap<>(Map.of("c", "d")));
        return new Everything(
                text,
                -7,
                9_007_199_254_740_993L,
                1.5e-3,
                true,
                new BigDecimal("12.34"),
                Instant.parse("2026-03-02T09:00:00.123Z"),
                Colour.DEEP_RED,
                null,
                null,
                new Part("outer", new Part(null, null)),
                Arrays.asList(new Part("one", null), new Part("two", new Part("three", null))),
                Map.of("n", 5L),
                own);
    }
}
