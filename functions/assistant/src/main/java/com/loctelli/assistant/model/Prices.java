package com.loctelli.assistant.model;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What models cost, in millionths of a US dollar for a million tokens, read and written. Source: OpenAI's published
 * price list (openai.com/api/pricing, standard tier, text, uncached) as of October 2025; a model that is not listed has
 * no known cost, which is not the same as none.
 */
public final class Prices {
    private static final Map<String, Price> LIST = Map.ofEntries(
            Map.entry("gpt-4o-mini", new Price(150_000, 600_000)),
            Map.entry("gpt-4o", new Price(2_500_000, 10_000_000)),
            Map.entry("gpt-4.1-nano", new Price(100_000, 400_000)),
            Map.entry("gpt-4.1-mini", new Price(400_000, 1_600_000)),
            Map.entry("gpt-4.1", new Price(2_000_000, 8_000_000)),
            Map.entry("gpt-5-nano", new Price(50_000, 400_000)),
            Map.entry("gpt-5-mini", new Price(250_000, 2_000_000)),
            Map.entry("gpt-5", new Price(1_250_000, 10_000_000)),
            Map.entry("o4-mini", new Price(1_100_000, 4_400_000)),
            Map.entry("scripted", new Price(0, 0)));

    private Prices() {}

    private record Price(long in, long out) {}

    /** The cost in millionths of a dollar, rounded up; null where the model's price is not known. */
    public static @Nullable Long micros(String model, Usage usage) {
        return LIST.entrySet().stream()
                .filter(entry -> model.equals(entry.getKey()) || model.startsWith(entry.getKey() + "-"))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(entry -> Math.ceilDiv(
                        usage.in() * entry.getValue().in()
                                + usage.out() * entry.getValue().out(),
                        1_000_000L))
                .orElse(null);
    }
}
