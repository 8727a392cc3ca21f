package com.loctelli.messaging.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Texts that people write, half of them never looked at while the rules were made, and some by another hand, of which the
 * rules have learned since. {@link #main} prints what the rules
 * make of them; with {@code misses} as an argument it names the texts of the half that the rules were made with.
 */
final class RevocationCorpus {
    private RevocationCorpus() {}

    record Line(String language, char kind, String text) {
        boolean isRevocation() {
            return kind != 'O';
        }

        /** Texting ends at such a text, be it by a command or by a revocation in own words. */
        boolean isStopped() {
            return Keyword.of(text).filter(found -> found == Keyword.STOP).isPresent()
                    || Revocation.in(text).isPresent();
        }
    }

    /** What became of the texts of one language. */
    static final class Score {
        int revocations;
        int caught;
        int ordinary;
        int stopped;

        double catchRate() {
            return 100.0 * caught / revocations;
        }

        double falseStops() {
            return 100.0 * stopped / ordinary;
        }

        private void add(Line line) {
            boolean isStopped = line.isStopped();
            if (line.isRevocation()) {
                revocations++;
                caught += isStopped ? 1 : 0;
            } else {
                ordinary++;
                stopped += isStopped ? 1 : 0;
            }
        }
    }

    static List<Line> half(String name) {
        var lines = new ArrayList<Line>();
        var language = "";
        for (var line : text("corpus-" + name + ".txt").lines().toList()) {
            if (line.startsWith("[")) {
                language = line.substring(1, line.length() - 1);
            } else if (line.length() > 2 && line.charAt(1) == '|') {
                lines.add(new Line(language, line.charAt(0), line.substring(2)));
            }
        }
        return lines;
    }

    /** By language, and {@code all}. */
    static Map<String, Score> scores(List<Line> lines) {
        var scores = new TreeMap<String, Score>();
        for (var line : lines) {
            scores.computeIfAbsent(line.language(), _ -> new Score()).add(line);
            scores.computeIfAbsent("all", _ -> new Score()).add(line);
        }
        return scores;
    }

    public static void main(String[] arguments) {
        for (var half : List.of("build", "unseen", "fresh")) {
            scores(half(half))
                    .forEach((language, score) -> System.out.printf(
                            Locale.ROOT,
                            "%-6s %-3s revocations %3d caught %5.1f %%   ordinary %3d stopped %4.1f %%%n",
                            half,
                            language,
                            score.revocations,
                            score.catchRate(),
                            score.ordinary,
                            score.falseStops()));
        }
        if (List.of(arguments).contains("misses")) {
            half("build").stream()
                    .filter(line -> line.isRevocation() != line.isStopped())
                    .forEach(line -> System.out.println(line + " "
                            + Revocation.in(line.text())
                                    .map(Revocation.Reading::rule)
                                    .orElse("")));
        }
    }

    private static String text(String file) {
        try (var in = Objects.requireNonNull(RevocationCorpus.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
