package com.loctelli.kernel.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Counts what one invocation costs: database round trips, how many of them wait for each other, how long they took,
 * and consumed units. One meter is bound to the thread of an invocation; work that is run side by side is counted by
 * {@link #together}. Safe for use by many threads.
 */
public final class Meter {
    private static final ScopedValue<Meter> CURRENT = ScopedValue.newInstance();
    private static final Meter UNBOUND = new Meter();
    private static final int MOST_WAITS = 100;

    private int trips;
    private int sequentialTrips;
    private double readUnits;
    private double writeUnits;
    private final List<Double> waits = new ArrayList<>();

    /** The meter of the running invocation; outside of one, a meter that nobody reads. */
    public static Meter current() {
        return CURRENT.orElse(UNBOUND);
    }

    /** Runs work with a meter of its own and returns what it answers; the work's exceptions pass. */
    public static <T> T measure(Meter meter, Callable<T> work) {
        try {
            return ScopedValue.where(CURRENT, meter).call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs reads side by side and returns their answers in order; the trips count as one wait, the longest. The first
     * failure is thrown as it is, after all have ended.
     */
    public static <T> List<T> together(List<? extends Callable<? extends T>> reads) {
        var outer = current();
        var meters = new ArrayList<Meter>();
        var futures = new ArrayList<CompletableFuture<T>>();
        try (var threads = threads()) {
            for (var read : reads) {
                var meter = new Meter();
                meters.add(meter);
                futures.add(CompletableFuture.supplyAsync(() -> measure(meter, read::call), threads));
            }
        }
        outer.addSideBySide(meters);
        try {
            return futures.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Counts one database call. */
    public synchronized void trip(double read, double written) {
        trips++;
        sequentialTrips++;
        readUnits += read;
        writeUnits += written;
    }

    /** Tells how long one database call took, whatever came of it. */
    public synchronized void waited(double millis) {
        if (waits.size() < MOST_WAITS) {
            waits.add(millis);
        }
    }

    /** How long the database calls took, in milliseconds: the first hundred, which is what a metric may hold. */
    public synchronized List<Double> waits() {
        return List.copyOf(waits);
    }

    public synchronized int trips() {
        return trips;
    }

    /** The trips of the longest chain in which each waits for the one before it. */
    public synchronized int sequentialTrips() {
        return sequentialTrips;
    }

    public synchronized double readUnits() {
        return readUnits;
    }

    public synchronized double writeUnits() {
        return writeUnits;
    }

    private synchronized void addSideBySide(List<Meter> meters) {
        int longest = 0;
        for (var meter : meters) {
            trips += meter.trips();
            readUnits += meter.readUnits();
            writeUnits += meter.writeUnits();
            longest = Math.max(longest, meter.sequentialTrips());
            meter.waits().forEach(this::waited);
        }
        sequentialTrips += longest;
    }

    private static ExecutorService threads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
