package com.loctelli.bookings.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void aBookingTakesItsCellsAndThoseOfItsBuffers() {
        Cells cells = Cells.covering(interval("2026-11-30T23:50:00Z", "2026-11-30T23:55:00Z"), 5, 10);
        assertEquals(
                List.of("2026-11-30T23:45", "2026-11-30T23:50", "2026-11-30T23:55", "2026-12-01T00:00"), cells.keys());
        assertEquals(interval("2026-11-30T23:45:00Z", "2026-12-01T00:05:00Z"), cells.span());
    }

    @Test
    void aCellCoveredInPartIsTakenWhole() {
        Cells cells = Cells.covering(interval("2026-11-30T10:03:00Z", "2026-11-30T10:05:00.001Z"), 0, 0);
        assertEquals(List.of("2026-11-30T10:00", "2026-11-30T10:05"), cells.keys());
    }

    @Test
    void aBookingHasALongestLength() {
        Interval sevenHours = interval("2026-11-30T10:00:00Z", "2026-11-30T17:00:00Z");
        assertEquals(Cells.MOST, Cells.covering(sevenHours, 0, 0).keys().size());
        assertThrows(IllegalArgumentException.class, () -> Cells.covering(sevenHours, 0, 5));
    }

    @Test
    void aMoveTouchesNoSharedCell() {
        Cells from = Cells.covering(interval("2026-11-30T10:00:00Z", "2026-11-30T10:15:00Z"), 0, 0);
        Cells to = Cells.covering(interval("2026-11-30T10:05:00Z", "2026-11-30T10:20:00Z"), 0, 0);
        CellMove move = CellMove.within(from, to);
        assertEquals(List.of("2026-11-30T10:15"), move.take());
        assertEquals(List.of("2026-11-30T10:00"), move.release());
        assertEquals(new CellMove(List.of(), List.of()), CellMove.within(from, from));
    }

    @Test
    void aMoveToSomebodyElseSharesNothing() {
        Cells cells = Cells.covering(interval("2026-11-30T10:00:00Z", "2026-11-30T10:15:00Z"), 0, 0);
        CellMove move = CellMove.across(cells, cells);
        assertEquals(cells.keys(), move.take());
        assertEquals(cells.keys(), move.release());
    }

    @Test
    void onlyAMoveOfLongBookingsNeedsTwoTransactions() {
        Cells from = Cells.covering(interval("2026-11-30T00:00:00Z", "2026-11-30T03:30:00Z"), 0, 0);
        Cells to = Cells.covering(interval("2026-11-30T04:00:00Z", "2026-11-30T07:30:00Z"), 0, 0);
        Cells longer = Cells.covering(interval("2026-11-30T04:00:00Z", "2026-11-30T07:35:00Z"), 0, 0);
        assertTrue(CellMove.within(from, to).fitsOneTransaction());
        assertFalse(CellMove.within(from, longer).fitsOneTransaction());
    }

    private static Interval interval(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }
}
