package com.loctelli.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void aTreeKeepsOrderNestingAndEveryDigit() {
        var text = "{\"a\":{\"b\":[1,-2.5,\"x\\u00e9\\n"
                + "\",true,null,[],{}]},\"c\":9007199254740993,\"d\":1e3,\"e\":123456789012345678901234567890}";
        var tree = (Map<?, ?>) Json.readTree(text);
        assertEquals(List.of("a", "c", "d", "e"), List.copyOf(tree.keySet()));
        assertEquals(9007199254740993L, tree.get("c"));
        assertEquals(1000L, tree.get("d"));
        assertEquals(1.2345678901234568e29, tree.get("e"));
        assertEquals(Double.POSITIVE_INFINITY, Json.readTree("1e2147483647"));
        assertEquals(Double.NEGATIVE_INFINITY, Json.readTree("-1e2147483640"));
        assertEquals(
                Arrays.asList(1L, -2.5, "xé\n", true, null, List.of(), Map.of()), ((Map<?, ?>) tree.get("a")).get("b"));
    }

    @Test
    void aValueWithoutATypeKeepsEveryDigitToo() {
        var text = "{\"id\":12345678901234567,\"far\":1.0E200,\"half\":0.5,\"list\":[1,{\"on\":true}],\"no\":null}";

        var free = Json.read(text, Object.class);

        assertEquals(Json.readTree(text), free);
        assertEquals(
                "{\"in\":{\"id\":12345678901234567,\"far\":1.0E200,\"half\":0.5,\"list\":[1,{\"on\":true}]}}",
                Json.write(Map.of("in", free)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:30:00.123Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T00:00:00.001Z",
                "2026-03-01T24:00:00.000Z",
                "2026-03-01T09:30:00Z",
                "2026-03-01T09:30:00.12Z",
                "2026-03-01T09:30:00.1234567Z",
                "+12026-03-01T09:30:00.12Z",
                "-0001-03-01T09:30:00.12Z"
            })
    void anInstantIsReadAsTheJdkReadsIt(String text) {
        assertEquals(Instant.parse(text), Json.instant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-13-01T09:30:00.000Z",
                "2026-02-29T09:30:00.000Z",
                "2026-03-01T09:61:00.000Z",
                "2026-03-01T25:00:00.000Z",
                "2026-03-01 09:30:00.000Z",
                "2026-03-01T09:30:00.000+",
                "2026-03-01T09:30:00,000Z",
                "20x6-03-01T09:30:00.000Z"
            })
    void whatIsNoInstantIsRefused(String text) {
        assertThrows(DateTimeException.class, () -> Json.instant(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "{\"a\":}", "[1,", "nul", "{\"a\":1,}", "\"open"})
    void brokenTextIsRefused(String text) {
        assertThrows(RuntimeException.class, () -> Json.readTree(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1} x", "{\"a\":1}{\"b\":2}", "[1]]", "1 2", "tru", "01", "{\"a\":1,\"a\":2}"})
    void textAfterTheValueIsRefused(String text) {
        assertThrows(RuntimeException.class, () -> Json.readTree(text));
    }
}
