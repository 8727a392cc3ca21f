package com.loctelli.bookings.slots;

/**
 * A stretch of working time within which the zone keeps one offset; times in epoch seconds, the end not included.
 *
 * <p>The anchor is where the local hours began, by this piece's offset. It may lie before the piece, and even in a
 * gap: the grid of slots counts from it all the same, so that slots keep to the local clock across a change.
 */
record OpenPiece(long from, long to, long anchor, int offsetSeconds) {
    /** The day of the local calendar that holds a time of this piece, in days of the epoch. */
    long localDay(long epochSecond) {
        return Math.floorDiv(epochSecond + offsetSeconds, WorkingHours.DAY_SECONDS);
    }
}
