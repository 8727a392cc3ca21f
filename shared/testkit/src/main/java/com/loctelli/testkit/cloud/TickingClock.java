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
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs with another one, or stands still, and can be moved. Safe for many threads. With a file the move is
 * remembered, so that a restarted local run goes on in the same evening.
 */
public final class TickingClock extends Clock {

    private final Clock ticks;
    private final AtomicReference<Duration> offset;
    private final ThreadLocal<@Nullable Duration> apart;
    private final @Nullable Path file;

    private TickingClock(Clock ticks, Duration offset, @Nullable Path file) {
        this(ticks, new AtomicReference<>(offset), new ThreadLocal<>(), file);
    }

    private TickingClock(
            Clock ticks, AtomicReference<Duration> offset, ThreadLocal<@Nullable Duration> apart, @Nullable Path file) {
        this.ticks = ticks;
        this.offset = offset;
        this.apart = apart;
        this.file = file;
    }

    /** Runs with the system's clock. */
    public static TickingClock running() {
        return new TickingClock(Clock.systemUTC(), Duration.ZERO, null);
    }

    /** Runs with the system's clock, moved as {@code file} says, where it exists; later moves are kept there. */
    public static TickingClock running(Path file) {
        return new TickingClock(Clock.systemUTC(), read(file), file);
    }

    /** Stands at {@code start} until it is moved. */
    public static TickingClock standing(Instant start) {
        return new TickingClock(Clock.fixed(start, ZoneOffset.UTC), Duration.ZERO, null);
    }

    /**
     * Runs the work in a time of its own: how others move this clock meanwhile does not count on this thread, and by how
     * far the thread moves it they learn when the work is over, unless they are further by then. So waits that are only
     * moves of the clock pass side by side, as those of several workers do.
     */
    public <T> T apart(Supplier<T> work) {
        apart.set(offset.get());
        try {
            return work.get();
        } finally {
            var own = Objects.requireNonNull(apart.get());
            apart.remove();
            offset.updateAndGet(all -> all.compareTo(own) < 0 ? own : all);
            write();
        }
    }

    /** Moves by {@code step}, which may be negative, and returns the new time. */
    public Instant advance(Duration step) {
        var own = apart.get();
        if (own != null) {
            apart.set(own.plus(step));
            return instant();
        }
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
        var own = apart.get();
        return ticks.instant().plus(own == null ? offset.get() : own);
    }

    @Override
    public ZoneId getZone() {
        return ticks.getZone();
    }

    /** The same movable time in another zone: moving either moves both. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new TickingClock(ticks.withZone(zone), offset, apart, file);
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
