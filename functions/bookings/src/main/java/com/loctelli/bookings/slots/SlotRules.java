package com.loctelli.bookings.slots;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar offers: how long a slot is, how far apart slots begin, the buffers around it, how soon and how far
 * ahead it may be booked, and how many a person takes on one local day ({@code null} for no limit).
 *
 * <p>Slot, interval and buffers are whole {@link Cells cells}, and a slot with its buffers fits one transaction.
 */
public record SlotRules(
        int slotMinutes,
        int intervalMinutes,
        int bufferBefore,
        int bufferAfter,
        int minNoticeMinutes,
        int horizonDays,
        @Nullable Integer maxPerDay) {

    /** Refuses what no booking could keep to. */
    public SlotRules {
        requireCells("slotMinutes", slotMinutes, 1);
        requireCells("intervalMinutes", intervalMinutes, 1);
        requireCells("bufferBefore", bufferBefore, 0);
        requireCells("bufferAfter", bufferAfter, 0);
        if ((slotMinutes + bufferBefore + bufferAfter) / Cells.MINUTES > Cells.MOST) {
            throw new IllegalArgumentException(
                    "a slot and its buffers last " + Cells.MOST * Cells.MINUTES + " minutes at most");
        }
        if (minNoticeMinutes < 0 || horizonDays < 1 || (maxPerDay != null && maxPerDay < 1)) {
            throw new IllegalArgumentException("notice is not negative, horizon and daily limit are at least one");
        }
    }

    /** Slots that follow one another, without buffers, notice or daily limit. */
    public static SlotRules plain(int slotMinutes, int horizonDays) {
        return new SlotRules(slotMinutes, slotMinutes, 0, 0, 0, horizonDays, null);
    }

    /** How long a slot lasts. */
    public Duration slot() {
        return Duration.ofMinutes(slotMinutes);
    }

    /** The time a slot takes with its buffers, rounded to whole cells. */
    public Interval span(Interval slot) {
        return Cells.span(slot, bufferBefore, bufferAfter);
    }

    private static void requireCells(String name, int minutes, int fewest) {
        if (minutes < fewest || minutes > Cells.MOST * Cells.MINUTES || minutes % Cells.MINUTES != 0) {
            throw new IllegalArgumentException(name + " is a multiple of " + Cells.MINUTES + " minutes, from "
                    + fewest * Cells.MINUTES + " to " + Cells.MOST * Cells.MINUTES);
        }
    }
}
