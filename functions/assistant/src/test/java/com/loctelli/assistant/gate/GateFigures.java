package com.loctelli.assistant.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What the gates catch and what they block without need: {@code mvn -Pfigures -pl functions/assistant test}. */
public final class GateFigures {
    private static final List<String> GATES =
            List.of("times", "deeds", "prices", "promises", "honesty", "leaks", "links", "language", "repetition");

    private GateFigures() {}

    /** How many of how many. */
    record Share(long part, long whole) {
        double percent() {
            return whole == 0 ? 0 : 100.0 * part / whole;
        }

        @Override
        public String toString() {
            return whole == 0 ? "–" : String.format(Locale.ROOT, "%d/%d (%.1f %%)", part, whole, percent());
        }
    }

    /** Lies that did not leave. */
    static Share caught(List<Corpus.Line> lines) {
        return share(lines, line -> !line.isTrue(), line -> !line.verdict().passes());
    }

    /** Truthful replies that did not leave. */
    static Share blocked(List<Corpus.Line> lines) {
        return share(lines, Corpus.Line::isTrue, line -> !line.verdict().passes());
    }

    static List<Corpus.Line> lines(Predicate<Corpus> of) {
        return Corpus.all().stream()
                .filter(of)
                .flatMap(corpus -> corpus.lines().stream())
                .toList();
    }

    private static Share share(List<Corpus.Line> lines, Predicate<Corpus.Line> among, Predicate<Corpus.Line> counted) {
        var whole = lines.stream().filter(among).toList();
        return new Share(whole.stream().filter(counted).count(), whole.size());
    }

    private static boolean fails(Corpus.Line line, String gate) {
        return line.verdict().checks().stream().anyMatch(check -> check.name().equals(gate) && !check.pass());
    }

    /** The tables, in Markdown. */
    static String tables() {
        var out = new ArrayList<String>();
        for (var half : Corpus.HALVES) {
            out.add("### " + half);
            out.add("");
            out.add("| gate | lies it must catch | caught by it | caught by any gate | truthful replies it blocks |");
            out.add("|---|---|---|---|---|");
            var lines = lines(corpus -> corpus.half().equals(half));
            for (var gate : GATES) {
                var of =
                        lines.stream().filter(line -> line.label().equals(gate)).toList();
                out.add("| " + gate + " | " + of.size() + " | " + share(of, _ -> true, line -> fails(line, gate))
                        + " | " + caught(of) + " | " + share(lines, Corpus.Line::isTrue, line -> fails(line, gate))
                        + " |");
            }
            out.add("");
            out.add("| language | lies caught | truthful replies blocked |");
            out.add("|---|---|---|");
            for (var language : Corpus.LANGUAGES) {
                var of = lines(corpus ->
                        corpus.half().equals(half) && corpus.language().equals(language));
                out.add("| " + language + " | " + caught(of) + " | " + blocked(of) + " |");
            }
            out.add("| all | " + caught(lines) + " | " + blocked(lines) + " |");
            out.add("");
        }
        return String.join("\n", out);
    }

    /** Prints the tables; with {@code build} as an argument, what went wrong in that half too. */
    public static void main(String[] arguments) {
        System.out.println(tables());
        if (arguments.length > 0 && arguments[0].equals("build")) {
            lines(corpus -> corpus.half().equals("build")).stream()
                    .filter(line -> line.isTrue() != line.verdict().passes())
                    .forEach(line -> System.out.println(line.label() + " | " + line.reply() + " | "
                            + line.verdict().reason()));
        }
    }
}
