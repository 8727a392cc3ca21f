package com.loctelli.messaging.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How people of a language say that texting shall end, one file a language beside this class. A line names a sense and
 * an expression over the folded text: {@code sure} and {@code perhaps} end texting, {@code elsewhere} and
 * {@code perhaps-elsewhere} say that the number is another person's, {@code unless} exempts the text from the language's
 * rules, and {@code as-written} before a sense looks at the text with its capitals. {@code let name} makes an
 * alternation that others name in braces.
 */
final class Phrases {
    /** The languages that are read, the surest reading first where several read a text. */
    static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt");

    /** All of them, read at the first text. */
    static final List<Phrases> ALL = LANGUAGES.stream().map(Phrases::read).toList();

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\u00a0]+");

    private final String language;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Keyword> commands = new HashMap<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Pattern> exemptions = new ArrayList<>();

    private Phrases(String language) {
        this.language = language;
    }

    /**
     * One expression.
     *
     * @param asWritten whether it looks at the text with its capitals
     * @param id the language and the line, for whoever asks which rule it was
     */
    record Phrase(Pattern pattern, Revocation meaning, boolean isSure, boolean asWritten, String id) {}

    String language() {
        return language;
    }

    Map<String, Keyword> commands() {
        return Map.copyOf(commands);
    }

    List<Phrase> phrases() {
        return List.copyOf(phrases);
    }

    /** Whether the language's rules leave a folded text alone. */
    boolean exempts(String folded) {
        return exemptions.stream().anyMatch(pattern -> pattern.matcher(folded).find());
    }

    /** Lower case, without accents, straight quotes, one blank between words. */
    static String folded(String text) {
        var plain = spaced(text).toLowerCase(Locale.ROOT).replace("ß", "ss");
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    }

    /** With one blank between words and straight quotes, and its capitals. */
    static String spaced(String text) {
        return BLANKS.matcher(text.replace('’', '\'').replace('‘', '\''))
                .replaceAll(" ")
                .strip();
    }

    private static Phrases read(String language) {
        var made = new Phrases(language);
        var lines = lines("phrases-" + language + ".txt");
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                made.take(line, language + ":" + (i + 1));
            }
        }
        return made;
    }

    private void take(String line, String id) {
        boolean asWritten = line.startsWith("as-written ");
        var rest = asWritten ? line.substring("as-written ".length()) : line;
        int blank = rest.indexOf(' ');
        var sense = rest.substring(0, blank);
        var said = rest.substring(blank + 1).strip();
        switch (sense) {
            case "let" -> {
                int end = said.indexOf(' ');
                names.put(said.substring(0, end), said.substring(end + 1).strip());
            }
            case "stop", "start", "help" -> {
                var command = Keyword.valueOf(sense.toUpperCase(Locale.ROOT));
                for (var word : said.split(" ", -1)) {
                    commands.put(word, command);
                }
            }
            case "unless" -> exemptions.add(pattern(said));
            case "sure" -> phrases.add(new Phrase(pattern(said), Revocation.NO_MORE, true, asWritten, id));
            case "perhaps" -> phrases.add(new Phrase(pattern(said), Revocation.NO_MORE, false, asWritten, id));
            case "elsewhere" -> phrases.add(new Phrase(pattern(said), Revocation.WRONG_NUMBER, true, asWritten, id));
            case "perhaps-elsewhere" ->
                phrases.add(new Phrase(pattern(said), Revocation.WRONG_NUMBER, false, asWritten, id));
            default -> throw new IllegalStateException("no such sense at " + id);
        }
    }

    private Pattern pattern(String expression) {
        var whole = expression;
        for (var name : names.entrySet()) {
            whole = whole.replace("{" + name.getKey() + "}", name.getValue());
        }
        return Pattern.compile(whole);
    }

    private static List<String> lines(String file) {
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
