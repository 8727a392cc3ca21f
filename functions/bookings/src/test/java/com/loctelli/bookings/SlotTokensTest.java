package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Promise 2.4: slots are tokens; nobody can book, or be talked into, a time that was not offered. */
class SlotTokensTest {
    private final BookingsFixture of = new BookingsFixture();
    private final OfferedSlot slot = new OfferedSlot("cal_1", "ana", TUESDAY_9, TUESDAY_9.plusSeconds(1800));

    @Test
    void aTokenOpensToTheSlotThatWasOffered() {
        assertEquals(slot, of.bookings.open(of.bookings.slotToken(slot, "ld_1"), "ld_1"));
    }

    @Test
    void aTamperedTokenIsRefused() {
        var token = of.bookings.slotToken(slot, "ld_1");
        var body = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        var moved = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        body.replace("2026-03-03T14:00", "2026-03-03T20:00").getBytes(StandardCharsets.UTF_8));

        assertEquals(BookingProblems.SLOT_TOKEN_INVALID, refusal(moved + token.substring(token.indexOf('.')), "ld_1"));
        for (int i = 0; i < token.length(); i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            var tampered = token.substring(0, i) + other + token.substring(i + 1);
            assertEquals(BookingProblems.SLOT_TOKEN_INVALID, refusal(tampered, "ld_1"), "position " + i);
        }
        for (var text : new String[] {"", ".", "S1", "a.b", token + "x", "." + token}) {
            assertEquals(BookingProblems.SLOT_TOKEN_INVALID, refusal(text, "ld_1"), text);
        }
    }

    @Test
    void anExpiredTokenIsRefused() {
        var token = of.bookings.slotToken(slot, "ld_1");
        of.test.clock().advance(Duration.ofMinutes(14));
        assertEquals(slot, of.bookings.open(token, "ld_1"));
        of.test.clock().advance(Duration.ofMinutes(1));

        assertEquals(BookingProblems.SLOT_TOKEN_EXPIRED, refusal(token, "ld_1"));
    }

    @Test
    void aTokenOfAnotherLeadOrSubAccountIsRefused() {
        var token = of.bookings.slotToken(slot, "ld_1");
        var other = new BookingsFixture(of.test);

        assertEquals(BookingProblems.SLOT_TOKEN_INVALID, refusal(token, "ld_2"));
        var refused = assertThrows(Problem.class, () -> other.bookings.open(token, "ld_1"));
        assertEquals(BookingProblems.SLOT_TOKEN_INVALID, refused.type());
    }

    private ProblemType refusal(String token, String leadId) {
        return assertThrows(Problem.class, () -> of.bookings.open(token, leadId))
                .type();
    }
}
