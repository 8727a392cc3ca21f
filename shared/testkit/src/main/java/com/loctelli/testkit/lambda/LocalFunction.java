package com.loctelli.testkit.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function as if deployed: event and answer go through JSON in Lambda's own serialisation, and an invocation that
 * outlasts its time is cut off.
 *
 * @param <E> the event
 * @param <R> the answer
 */
public final class LocalFunction<E, R> {

    private final String name;
    private final RequestHandler<E, R> handler;
    private final Duration timeout;
    private final PojoSerializer<E> events;
    private final PojoSerializer<R> answers;

    private LocalFunction(
            String name,
            RequestHandler<E, R> handler,
            Duration timeout,
            PojoSerializer<E> events,
            PojoSerializer<R> answers) {
        this.name = name;
        this.handler = handler;
        this.timeout = timeout;
        this.events = events;
        this.answers = answers;
    }

    /** Deploys {@code handler} under {@code name}. */
    public static <E, R> LocalFunction<E, R> of(
            String name, RequestHandler<E, R> handler, Duration timeout, Class<E> event, Class<R> answer) {
        var loader = LocalFunction.class.getClassLoader();
        return new LocalFunction<>(
                name,
                handler,
                timeout,
                LambdaEventSerializers.serializerFor(event, loader),
                LambdaEventSerializers.serializerFor(answer, loader));
    }

    /** The function's name. */
    public String name() {
        return name;
    }

    /**
     * Invokes it once.
     *
     * @throws FunctionFailed when the handler threw or did not end in time
     */
    public R invoke(E event) throws FunctionFailed, InterruptedException {
        var given = through(events, event);
        var deadline = System.nanoTime() + timeout.toNanos();
        var context = new LocalContext(name, UUID.randomUUID().toString(), deadline);
        var task = new FutureTask<>(() -> handler.handleRequest(given, context));
        var thread = Thread.ofVirtual().name(name).start(task);
        try {
            return through(answers, task.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw new FunctionFailed(name + " threw " + e.getCause(), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new FunctionFailed(name + " did not end within " + timeout, e);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        }
    }

    private static <T> T through(PojoSerializer<T> serializer, T value) {
        var json = new ByteArrayOutputStream();
        serializer.toJson(value, json);
        return serializer.fromJson(new ByteArrayInputStream(json.toByteArray()));
    }
}
