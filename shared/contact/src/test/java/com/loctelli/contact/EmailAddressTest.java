package com.loctelli.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "Ann.Lee@Example.COM, ann.lee@example.com",
        "' ann@example.com ', ann@example.com",
        "o'brien+tag@mail.example.co.uk, o'brien+tag@mail.example.co.uk",
        "a@bücher.example, a@xn--bcher-kva.example",
        "a@example.xn--p1ai, a@example.xn--p1ai",
    })
    void anAddressHasOneFormToCompareBy(String given, String norm) {
        assertEquals(norm, new EmailAddress(given).norm());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "ann@example",
                "ann@@example.com",
                "ann lee@example.com",
                ".ann@example.com",
                "ann.@example.com",
                "a..n@example.com",
                "ann@-example.com",
                "ann@example-.com",
                "ann@example..com",
                "ann@127.0.0.1",
                "ann@[127.0.0.1]",
                "\"ann\"@example.com",
                "ann@example.c",
                "ann@exa_mple.com",
                "ann@example.com\nBcc: all@example.com",
                "<ann@example.com>",
            })
    void whatNobodyHasIsRefused(String text) {
        assertEquals(Optional.empty(), EmailAddress.parse(text));
        assertThrows(IllegalArgumentException.class, () -> new EmailAddress(text));
    }

    @Test
    void anAddressHasALongestLength() {
        assertFalse(EmailAddress.parse("a".repeat(65) + "@example.com").isPresent());
        assertFalse(EmailAddress.parse("a@" + "b.".repeat(130) + "com").isPresent());
        assertFalse(EmailAddress.parse("a@" + "b".repeat(64) + ".com").isPresent());
        assertEquals(
                77, new EmailAddress("a".repeat(64) + "@example.info").norm().length());
    }

    @Test
    void caseMakesNoOtherAddressButIsKept() {
        EmailAddress one = new EmailAddress("Ann@Example.com");
        assertEquals(one, new EmailAddress("ann@example.COM"));
        assertEquals(one.hashCode(), new EmailAddress("ann@example.COM").hashCode());
        assertEquals("Ann@Example.com", one.given());
        assertEquals("example.com", one.domain());
    }

    @Test
    void logsTellNoAddress() {
        assertEquals("a***@***.com", new EmailAddress("ann@example.com").toString());
    }
}
