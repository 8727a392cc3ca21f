package com.loctelli.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.problem.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    record When(Instant at, LocalDate day) {}

    private static List<String> wrong(String year) {
        var errors = new ArrayList<FieldError>();
        Shape.of(When.class).clean(Map.of("at", year + "-12-31T23:59:59Z", "day", year + "-12-31"), errors);
        return errors.stream().map(FieldError::pointer).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000", "+999999999", "+1000000000", "-0001"})
    void aTimeOfAYearThatHasNotFourDigitsIsNamed(String year) {
        assertEquals(List.of("/at", "/day"), wrong(year));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "2026", "9999"})
    void aTimeOfAYearOfFourDigitsIsTaken(String year) {
        assertEquals(List.of(), wrong(year));
    }
}
