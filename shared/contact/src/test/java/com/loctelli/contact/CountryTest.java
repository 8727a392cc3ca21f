package com.loctelli.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryTest {
    @ParameterizedTest
    @CsvSource({
        "us, US", "USA, US", "U.S.A., US", "united states, US", "United States of America, US", "UK, GB",
        "Great Britain, GB", "Deutschland, ", "germany, DE", "CAN, CA", "xx, ", "'', ",
    })
    void manyWaysToWriteACountryAreRead(String text, String code) {
        assertEquals(Optional.ofNullable(code), Country.parse(text).map(Country::code));
    }

    @Test
    void theCodeIsStrict() {
        assertThrows(IllegalArgumentException.class, () -> new Country("us"));
        assertThrows(IllegalArgumentException.class, () -> new Country("XX"));
    }
}
