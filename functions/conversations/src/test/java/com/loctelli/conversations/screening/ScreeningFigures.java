package com.loctelli.conversations.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** False alarms on ordinary texts and what is seen of attacks: {@code mvn -Pfigures -pl functions/conversations test}. */
public final class ScreeningFigures {
    static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt");

    private ScreeningFigures() {}

    /** How many of how many were held risky. */
    record Share(long part, long whole) {
        double percent() {
            return whole == 0 ? 0 : 100.0 * part / whole;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d/%d (%.1f %%)", part, whole, percent());
        }
    }

    static List<String> texts(String kind, String language) {
        var name = kind + "/" + language + ".txt";
        try (var in = Objects.requireNonNull(ScreeningFigures.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all languages together. */
    static Share risky(String kind, Risk from) {
        return share(
                LANGUAGES.stream()
                        .flatMap(language -> texts(kind, language).stream())
                        .toList(),
                from);
    }

    static Share share(List<String> texts, Risk from) {
        return new Share(
                texts.stream()
                        .filter(text -> Screening.of(text).risk().compareTo(from) >= 0)
                        .count(),
                texts.size());
    }

    /** Prints the table; with an argument, the ordinary texts that were held risky and the attacks that were not. */
    public static void main(String[] arguments) {
        System.out.println("| language | ordinary texts held risky | attacks seen | of these as high |");
        System.out.println("|---|---|---|---|");
        for (var language : LANGUAGES) {
            var attacks = texts("attack", language);
            System.out.println("| " + language + " | " + share(texts("ordinary", language), Risk.MEDIUM) + " | "
                    + share(attacks, Risk.MEDIUM) + " | " + share(attacks, Risk.HIGH) + " |");
        }
        System.out.println("| all | " + risky("ordinary", Risk.MEDIUM) + " | " + risky("attack", Risk.MEDIUM) + " | "
                + risky("attack", Risk.HIGH) + " |");
        if (arguments.length > 0) {
            for (var language : LANGUAGES) {
                texts("ordinary", language).stream()
                        .filter(text -> Screening.of(text).risk() != Risk.LOW)
                        .forEach(text -> System.out.println("alarm: " + text + " " + Screening.of(text)));
                texts("attack", language).stream()
                        .filter(text -> Screening.of(text).risk() == Risk.LOW)
                        .forEach(text -> System.out.println("missed: " + text + " " + Screening.of(text)));
            }
        }
    }
}
