package com.loctelli.testkit.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs with another one, or stands still, and can be moved. Safe for many threads. With a file the move is
 * remembered, so that a restarted local run goes on in the same evening.
 */
public final class TickingClock extends Clock {

    private final Clock ticks;
    private final AtomicReference<Duration> offset;
    private final @Nullable Path file;

    private TickingClock(Clock ticks, AtomicReference<Duration> offset, @Nullable Path file) {
        this.ticks = ticks;
        this.offset = offset;
        this.file = file;
    }

    /** Runs with the system's clock. */
    public static TickingClock running() {
        return new TickingClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO), null);
    }

    /** Runs with the system's clock, moved as {@code file} says, where it exists; later moves are kept there. */
    public static TickingClock running(Path file) {
        return new TickingClock(Clock.systemUTC(), new AtomicReference<>(read(file)), file);
    }

    /** Stands at {@code start} until it is moved. */
    public static TickingClock standing(Instant start) {
        return new TickingClock(Clock.fixed(start, ZoneOffset.UTC), new AtomicReference<>(Duration.ZERO), null);
    }

    /** Moves by {@code step}, which may be negative, and returns the new time. */
    public Instant advance(Duration step) {
        offset.updateAndGet(now -> now.plus(step));
        write();
        return instant();
    }

    /** Moves to {@code time}. */
    public void set(Instant time) {
        offset.set(Duration.between(ticks.instant(), time));
        write();
    }

    /** How far it was moved in all. */
    public Duration offset() {
        return offset.get();
    }

    @Override
    public Instant instant() {
        return ticks.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ticks.getZone();
    }

    /** The same movable time in another zone: moving either moves both. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new TickingClock(ticks.withZone(zone), offset, file);
    }

    private static Duration read(Path file) {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write() {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, offset.get().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
