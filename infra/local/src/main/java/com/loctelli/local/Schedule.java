package com.loctelli.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.surface.ScheduleBinding;
import com.loctelli.testkit.lambda.LocalContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the sweeps at their rates in real time, and all of them when the clock was moved, because then everything that
 * the new time makes due is due now.
 */
final class Schedule implements AutoCloseable {
    private final List<Entry> entries;
    private final Runnable tick;
    private @Nullable Thread thread;

    /** @param tick what the cloud's own schedules need to look at the clock */
    Schedule(List<ScheduleBinding> bindings, Platform platform, InstantSource clock, Runnable tick) {
        this.entries = bindings.stream()
                .map(binding -> new Entry(binding, platform, clock))
                .toList();
        this.tick = tick;
    }

    /** Begins; every sweep runs at once for the first time, which takes up what an earlier run left. */
    synchronized void start() {
        thread = Thread.ofVirtual().name("schedules").start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    tick.run();
                    entries.stream()
                            .filter(Entry::isDue)
                            .forEach(entry -> Thread.ofVirtual().start(entry::run));
                    Thread.sleep(Duration.ofSeconds(1));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Runs every sweep now and waits for all of them. */
    void runAll() throws InterruptedException {
        tick.run();
        var threads = new ArrayList<Thread>();
        entries.forEach(entry -> threads.add(Thread.ofVirtual().start(entry::run)));
        for (var running : threads) {
            running.join();
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** One sweep; it never runs twice at a time. */
    private static final class Entry {
        private final ScheduleBinding binding;
        private final RequestHandler<Map<String, Object>, String> function;
        private final InstantSource clock;
        private final ReentrantLock running = new ReentrantLock();
        private long next = System.nanoTime();

        Entry(ScheduleBinding binding, Platform platform, InstantSource clock) {
            this.binding = binding;
            this.function = new LazyFunction<>(() -> binding.on(platform));
            this.clock = clock;
        }

        /** Whether it is time; asking sets when it is time again. */
        boolean isDue() {
            long now = System.nanoTime();
            if (now - next < 0) {
                return false;
            }
            next = now + binding.every().toNanos();
            return true;
        }

        void run() {
            running.lock();
            try {
                var deadline = System.nanoTime() + binding.limits().timeout().toNanos();
                function.handleRequest(
                        Map.of("time", clock.instant().toString()),
                        new LocalContext(binding.name(), UUID.randomUUID().toString(), deadline));
            } catch (RuntimeException _) {
                // The function told its failure itself, and runs again at its next time.
            } finally {
                running.unlock();
            }
        }
    }
}
