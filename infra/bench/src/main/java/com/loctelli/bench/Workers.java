package com.loctelli.bench;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Threads that work a queue as its event source would, each a batch at a time, until they are ended. What failed is
 * worked again as soon as nothing else is left: the clock of the benchmark is moved, so nobody is to wait by a real one.
 */
final class Workers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isEnded;

    Workers with(TestPlatform test, QueueName queue, int many, RequestHandler<SQSEvent, SQSBatchResponse> function) {
        for (int i = 0; i < many; i++) {
            threads.add(
                    Thread.ofPlatform().daemon().name(queue.id() + "-" + i).start(() -> loop(test, queue, function)));
        }
        return this;
    }

    private void loop(TestPlatform test, QueueName queue, RequestHandler<SQSEvent, SQSBatchResponse> function) {
        while (!isEnded) {
            if (test.drain(queue, function) == 0) {
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        isEnded = true;
        threads.forEach(Thread::interrupt);
    }
}
