package com.loctelli.assistant.model;

import com.loctelli.kernel.platform.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What models cost, in millionths of a US dollar for a million tokens, read and written. The list is dated data, not
 * knowledge: each line says since when it was found so, and where. A deployment overrides and extends it by the setting
 * {@code ASSISTANT_MODEL_PRICES}, such as {@code gpt-4o=2500000/10000000;our-model=90000/360000}, because providers change
 * their prices without asking. A model that is not listed has no known cost, which is not the same as none: a budget
 * counts it at the dearest price that is listed.
 */
public final class Prices {
    private static final LocalDate FOUND = LocalDate.of(2025, 10, 1);
    private static final String SOURCE = "openai.com/api/pricing, standard tier, text, uncached";
    private static final List<Price> LIST = List.of(
            new Price("gpt-4o-mini", 150_000, 600_000, FOUND, SOURCE),
            new Price("gpt-4o", 2_500_000, 10_000_000, FOUND, SOURCE),
            new Price("gpt-4.1-nano", 100_000, 400_000, FOUND, SOURCE),
            new Price("gpt-4.1-mini", 400_000, 1_600_000, FOUND, SOURCE),
            new Price("gpt-4.1", 2_000_000, 8_000_000, FOUND, SOURCE),
            new Price("gpt-5-nano", 50_000, 400_000, FOUND, SOURCE),
            new Price("gpt-5-mini", 250_000, 2_000_000, FOUND, SOURCE),
            new Price("gpt-5", 1_250_000, 10_000_000, FOUND, SOURCE),
            new Price("o4-mini", 1_100_000, 4_400_000, FOUND, SOURCE),
            new Price("scripted", 0, 0, FOUND, "nobody is paid for a script"));
    private static final Prices LISTED = new Prices(LIST);

    private final List<Price> all;

    private Prices(List<Price> all) {
        this.all = List.copyOf(all);
    }

    /**
     * A model's price.
     *
     * @param since when it was found so
     * @param source where
     */
    public record Price(String model, long in, long out, LocalDate since, String source) {
        private boolean isOf(String name) {
            return name.equals(model) || name.startsWith(model + "-");
        }

        private long of(Usage usage) {
            return Math.ceilDiv(usage.in() * in + usage.out() * out, 1_000_000L);
        }
    }

    /** The list with what the deployment says otherwise. */
    public static Prices of(Settings settings) {
        var said = settings.get("ASSISTANT_MODEL_PRICES", "");
        if (said.isBlank()) {
            return LISTED;
        }
        var all = new ArrayList<Price>();
        for (var entry : said.split(";", -1)) {
            if (!entry.isBlank()) {
                all.add(price(entry.strip()));
            }
        }
        all.addAll(LIST);
        return new Prices(all);
    }

    private static Price price(String entry) {
        var parts = entry.split("[=/]", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("ASSISTANT_MODEL_PRICES must be model=in/out;model=in/out");
        }
        return new Price(
                parts[0].strip(),
                Long.parseLong(parts[1].strip()),
                Long.parseLong(parts[2].strip()),
                FOUND,
                "ASSISTANT_MODEL_PRICES");
    }

    /** The cost in millionths of a dollar by the list alone, rounded up; null where the model's price is not known. */
    public static @Nullable Long micros(String model, Usage usage) {
        return LISTED.cost(model, usage);
    }

    /** The cost in millionths of a dollar, rounded up; null where the model's price is not known. */
    public @Nullable Long cost(String model, Usage usage) {
        return find(model).map(price -> price.of(usage)).orElse(null);
    }

    /** What it costs at most: at the dearest price there is, where the model's own is not known. */
    public long atMost(String model, Usage usage) {
        var known = cost(model, usage);
        return known != null
                ? known
                : all.stream().mapToLong(price -> price.of(usage)).max().orElse(0);
    }

    /** The price that counts for a model: of those that fit its name the most exact, and of these the deployment's. */
    private Optional<Price> find(String model) {
        return all.stream()
                .filter(price -> price.isOf(model))
                .sorted(Comparator.comparingInt((Price price) -> -price.model().length()))
                .findFirst();
    }
}
