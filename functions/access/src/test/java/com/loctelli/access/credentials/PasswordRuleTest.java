package com.loctelli.access.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {
    @Test
    void commonPasswordsAreRefusedHoweverDressedUp() {
        for (var common :
                List.of("Password1!", "P@ssw0rd1", "Qwerty123!", "1q2w3e4R!", "Abcdefg1!", "Passw0rd!Passw0rd!")) {
            assertEquals(1, PasswordRule.USER.wrong(common, List.of()).size(), common);
        }
    }

    @Test
    void whatIsGuessedOfThePersonIsRefused() {
        assertEquals(List.of(), PasswordRule.USER.wrong("Zanzotto-1", List.of()));
        assertFalse(PasswordRule.USER.wrong("Zanzotto-1", List.of("Zanzotto")).isEmpty());
    }

    @Test
    void anAdminsPasswordIsLongerAndHarderToGuess() {
        assertEquals(List.of(), PasswordRule.USER.wrong("Welcome-2024", List.of()));
        assertFalse(PasswordRule.ADMIN.wrong("Welcome-2024", List.of()).isEmpty());
        assertEquals(List.of("must have at least 12 characters"), PasswordRule.ADMIN.wrong("Ho-9zk!vQp", List.of()));
        assertEquals(List.of(), PasswordRule.ADMIN.wrong("Correct-horse-battery-7", List.of()));
    }

    @Test
    void everyMissingClassIsNamedAtOnce() {
        assertEquals(5, PasswordRule.USER.wrong("     ".strip(), List.of()).size());
    }

    @Test
    void aLongTextIsNotMeasured() {
        long start = System.nanoTime();
        assertEquals(1, PasswordRule.USER.wrong("Aa1-".repeat(250), List.of()).size());
        assertFalse(System.nanoTime() - start > 1_000_000_000L, "a thousand characters cost nothing");
    }
}
