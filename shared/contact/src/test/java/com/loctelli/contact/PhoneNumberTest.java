package com.loctelli.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "(212) 736-5000, US, +12127365000",
        "212.736.5000, US, +12127365000",
        "1 212 736 5000, US, +12127365000",
        "+1 (212) 736-5000, GB, +12127365000",
        "020 7946 0018, GB, +442079460018",
        "0044 20 7946 0018, GB, +442079460018",
        "212-736-5000 ext. 12, US, +12127365000",
        "1-800-FLOWERS, US, +18003569377",
        "555 123 4567, US, +15551234567",
    })
    void whatPeopleWriteIsRead(String raw, String country, String e164) {
        assertEquals(
                Optional.of(e164), PhoneNumber.parse(raw, new Country(country)).map(PhoneNumber::e164));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "736-5000", "911", "+1", "212 736 50001", "+999 123", "12\u00001"})
    void whatCannotBeTextedIsNoNumber(String raw) {
        assertEquals(Optional.empty(), PhoneNumber.parse(raw, Country.US));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "12127365000", "+0127365000", "+1212", "+1 2127365000", "+1212736500012345"})
    void theStrictWayTakesNothingButE164(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> PhoneNumber.ofE164(text));
        assertEquals("not an E.164 telephone number", refusal.getMessage());
    }

    @Test
    void aNumberKnowsItsCountry() {
        assertEquals(Optional.of(Country.US), PhoneNumber.ofE164("+12127365000").country());
        assertEquals(Optional.of(Country.CA), PhoneNumber.ofE164("+14165550100").country());
        assertEquals(
                Optional.of(new Country("GB")),
                PhoneNumber.ofE164("+442079460018").country());
        assertEquals(Optional.empty(), PhoneNumber.ofE164("+15551234567").country());
    }

    @Test
    void aNumberOutsideEveryOpenRangeIsKeptButNotInUse() {
        assertTrue(PhoneNumber.ofE164("+12127365000").isInUse());
        assertFalse(PhoneNumber.ofE164("+15551234567").isInUse());
        assertFalse(PhoneNumber.ofE164("+9991234567").isInUse());
    }

    @Test
    void thePlanTellsTheKindOfLine() {
        assertEquals(
                LineType.FIXED_LINE_OR_MOBILE,
                PhoneNumber.ofE164("+12127365000").lineType());
        assertEquals(LineType.TOLL_FREE, PhoneNumber.ofE164("+18003569377").lineType());
        assertEquals(LineType.MOBILE, PhoneNumber.ofE164("+447400123456").lineType());
        assertEquals(LineType.UNKNOWN, PhoneNumber.ofE164("+15551234567").lineType());
    }

    @Test
    void onlyTheEndIsShownInLogs() {
        PhoneNumber number = PhoneNumber.ofE164("+12127365000");
        assertEquals("+***00", number.toString());
        assertEquals("5000", number.lastFour());
        assertEquals("+1 212-736-5000", number.display());
    }
}
