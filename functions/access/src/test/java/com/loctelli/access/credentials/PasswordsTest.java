package com.loctelli.access.credentials;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.platform.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void theCostIsTwelveUnlessASettingNamesAnother() {
        var hash = new Passwords(Settings.of(Map.of())).hash("Correct-horse-7");

        assertTrue(hash.startsWith("$2a$12$"), hash);
        assertTrue(new Passwords(Settings.of(Map.of(Passwords.COST, "4"))).matches("Correct-horse-7", hash));
    }

    @Test
    void anUnknownAddressCostsAsMuchAsAWrongPassword() {
        var passwords = new Passwords(Settings.of(Map.of(Passwords.COST, "10")));
        var hash = passwords.hash("Correct-horse-7");
        passwords.checkNobody("Wrong-horse-7");

        long wrong = time(() -> assertFalse(passwords.matches("Wrong-horse-7", hash)));
        long nobody = time(() -> passwords.checkNobody("Wrong-horse-7"));
        long tooLong = time(() -> assertFalse(passwords.matches("x".repeat(200), hash)));

        assertTrue(nobody > wrong / 3, nobody + " against " + wrong);
        assertTrue(tooLong > wrong / 3, tooLong + " against " + wrong);
    }

    @Test
    void seventyTwoBytesCountToTheLast() {
        var passwords = new Passwords(Settings.of(Map.of(Passwords.COST, "4")));
        var longest = "Aa1-" + "x".repeat(68);

        var hash = passwords.hash(longest);

        assertTrue(passwords.matches(longest, hash));
        assertFalse(passwords.matches(longest.substring(0, 71) + "y", hash));
        assertFalse(passwords.matches(longest + "x", hash));
    }

    private static long time(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
