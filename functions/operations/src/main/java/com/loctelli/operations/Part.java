package com.loctelli.operations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A part that requests need, and how to ask it something cheap.
 *
 * @param question throws where the part does not answer
 */
record Part(String name, Runnable question) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The parts that every stage has. */
    static List<Part> of(Platform platform) {
        var secret = "loctelli/" + platform.settings().get("LOCTELLI_STAGE", "dev") + "/health";
        return List.of(
                new Part(
                        "database",
                        () -> platform.directory()
                                .platformRows()
                                .count(Query.prefix("TENANT#").limit(1))),
                new Part("queues", () -> platform.queues().probe()),
                new Part("secrets", () -> platform.secrets().find(secret)));
    }

    /** The names of those that do not answer in time, all asked at once. */
    static List<String> failing(List<Part> parts) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = parts.stream().map(part -> pool.submit(part.question())).toList();
            var failed = new ArrayList<String>();
            for (int i = 0; i < parts.size(); i++) {
                if (!answers(asked.get(i))) {
                    failed.add(parts.get(i).name());
                }
            }
            pool.shutdownNow();
            return failed;
        }
    }

    private static boolean answers(Future<?> asked) {
        try {
            asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
