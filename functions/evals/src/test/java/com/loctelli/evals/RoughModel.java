package com.loctelli.evals;

import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.ChatRequest;
import com.loctelli.standins.model.SalesAgent;
import com.loctelli.standins.model.ToolCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The scripted agent at a provider that fails in every way there is, and what each business was billed for: for requests
 * whose answer nobody used too.
 */
final class RoughModel implements Function<ChatRequest, ChatReply> {
    /** The number of a business, by which its leads are named. */
    private static final Pattern BUSINESS = Pattern.compile("Sam Q(\\d+)x");

    private static final int CHARACTERS_PER_TOKEN = 4;

    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger timeouts = new AtomicInteger();
    private final Map<Integer, AtomicLong> billed = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicLong> dearest = new ConcurrentHashMap<>();
    private final SalesAgent agent = new SalesAgent(InstantSource.system());
    private final Random random = new Random(99);

    @Override
    public ChatReply apply(ChatRequest request) {
        int chance;
        synchronized (random) {
            chance = random.nextInt(1000);
        }
        if (chance < 100) {
            failures.incrementAndGet();
        }
        if (chance < 25) {
            return ChatReply.failure(500, "no");
        }
        if (chance < 45) {
            return ChatReply.disconnect();
        }
        if (chance < 65) {
            return ChatReply.throttled(Duration.ofSeconds(7));
        }
        if (chance < 80) {
            // An answer of status 2xx that is no completion.
            return ChatReply.failure(203, "<html>");
        }
        var reply = chance < 95
                ? ChatReply.calls(new ToolCall("", "check_availability", "{not json"))
                : agent.apply(request);
        bill(request, reply);
        if (chance >= 95 && chance < 99) {
            timeouts.incrementAndGet();
            return new ChatReply(
                    reply.text(),
                    reply.toolCalls(),
                    reply.finishReason(),
                    reply.status(),
                    reply.headers(),
                    Duration.ofMillis(1300),
                    false);
        }
        return reply;
    }

    /** By the price of {@link ManyConversationsTest}: a micro for a token, read or written. */
    private void bill(ChatRequest request, ChatReply reply) {
        var json = request.body().json();
        var found = BUSINESS.matcher(json);
        if (found.find()) {
            int business = Integer.parseInt(found.group(1));
            long cost = ((long) json.length()
                            + reply.text().length()
                            + reply.toolCalls().toString().length())
                    / CHARACTERS_PER_TOKEN;
            billed.computeIfAbsent(business, _ -> new AtomicLong()).addAndGet(cost);
            dearest.computeIfAbsent(business, _ -> new AtomicLong()).accumulateAndGet(cost, Math::max);
        }
    }

    /** What the business was billed, in millionths of a dollar. */
    long billed(int business) {
        return billed.getOrDefault(business, new AtomicLong()).get();
    }

    /** The dearest single answer that it was billed for. */
    long dearest(int business) {
        return dearest.getOrDefault(business, new AtomicLong()).get();
    }
}
