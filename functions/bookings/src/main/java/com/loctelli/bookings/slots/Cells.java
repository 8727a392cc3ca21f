package com.loctelli.bookings.slots;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The run of five-minute pieces of UTC that a booking takes from one person, buffers included.
 *
 * <p>Each cell is stored under its {@link #keys key} with a condition that nobody else holds it, all of a booking's in
 * one transaction; that alone is what keeps two bookings apart.
 */
public record Cells(long first, int count) {
    /** How long a cell is. */
    public static final int MINUTES = 5;

    /**
     * The most cells one booking may take: seven hours. DynamoDB takes 100 actions in a transaction, and 16 are kept
     * for the booking itself, its idempotency item, its history and its events.
     */
    public static final int MOST = 84;

    private static final long SECONDS = MINUTES * 60L;
    private static final DateTimeFormatter KEY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The first cell, counted from the epoch, and how many follow one another from there. */
    public Cells {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a booking takes 1 to " + MOST + " cells");
        }
    }

    /** The cells of a booking, those that it or a buffer covers only in part included. */
    public static Cells covering(Interval booking, int bufferBefore, int bufferAfter) {
        Interval span = span(booking, bufferBefore, bufferAfter);
        long first = span.from().getEpochSecond() / SECONDS;
        return new Cells(first, Math.toIntExact(span.to().getEpochSecond() / SECONDS - first));
    }

    /** The time a booking takes, with its buffers in minutes, rounded outwards to whole cells. */
    public static Interval span(Interval booking, int bufferBefore, int bufferAfter) {
        long from = booking.from().getEpochSecond() - bufferBefore * 60L;
        Instant to = booking.to().plusSeconds(bufferAfter * 60L);
        long ceiling = to.getNano() == 0 ? to.getEpochSecond() : to.getEpochSecond() + 1;
        return new Interval(
                Instant.ofEpochSecond(Math.floorDiv(from, SECONDS) * SECONDS),
                Instant.ofEpochSecond(Math.ceilDiv(ceiling, SECONDS) * SECONDS));
    }

    /** The keys of the cells in order, {@code yyyy-MM-ddTHH:mm} in UTC. */
    public List<String> keys() {
        return keys(LongStream.range(first, first + count));
    }

    /** The keys of those cells that the other does not have. */
    public List<String> keysWithout(Cells other) {
        return keys(LongStream.range(first, first + count).filter(cell -> !other.has(cell)));
    }

    /** The time the cells cover. */
    public Interval span() {
        return new Interval(Instant.ofEpochSecond(first * SECONDS), Instant.ofEpochSecond((first + count) * SECONDS));
    }

    private boolean has(long cell) {
        return cell >= first && cell < first + count;
    }

    private static List<String> keys(LongStream cells) {
        return cells.mapToObj(cell -> KEY.format(Instant.ofEpochSecond(cell * SECONDS)))
                .toList();
    }
}
