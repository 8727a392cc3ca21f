package com.loctelli.standins.carrier;

import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Loopback;
import com.loctelli.standins.wire.Speaker;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A webhook endpoint that keeps what it is sent. */
final class Receiver implements Speaker, AutoCloseable {

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final Loopback server = Loopback.start(0, new Faults(), "ghl", this);

    String url(String path) {
        return server.baseUrl() + path;
    }

    Call next() throws InterruptedException {
        Call call = calls.poll(10, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no webhook came");
        }
        return call;
    }

    List<String> statuses(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> {
                    try {
                        return next().form().fields().getOrDefault("MessageStatus", "");
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Override
    public Answer answer(Call call) {
        calls.add(call);
        return Answer.empty(204);
    }

    @Override
    public Answer broken() {
        return Answer.empty(500);
    }

    @Override
    public Answer throttled() {
        return Answer.empty(429);
    }

    @Override
    public void close() {
        server.close();
    }
}
