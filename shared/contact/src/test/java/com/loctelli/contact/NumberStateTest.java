package com.loctelli.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStateTest {
    @ParameterizedTest
    @CsvSource({
        "+13055550123,US-FL",
        "+12127365000,US-NY",
        "+12065550123,US-WA",
        "+14055550123,US-OK",
        "+14165550123,CA-ON",
        "+18605550123,US-CT"
    })
    void aNumberTellsTheStateThatGaveItOut(String number, String state) {
        assertEquals(Optional.of(state), PhoneNumber.ofE164(number).state());
    }

    @Test
    void aNumberOfNoPlaceOrAnotherCountryTellsNone() {
        assertEquals(Optional.empty(), PhoneNumber.ofE164("+18005550123").state());
        assertEquals(Optional.empty(), PhoneNumber.ofE164("+442071838750").state());
    }
}
