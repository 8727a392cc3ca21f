package com.loctelli.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's name in the two parts that texts and forms use; at least one of them is there.
 *
 * <p>Splitting a full name is a convention, not knowledge: the first word is how we greet, all the rest is the last
 * name, so that "Maria de la Cruz" stays whole.
 */
public record PersonName(@Nullable String first, @Nullable String last) {
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "herr", "frau", "sra");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "md", "phd", "esq");

    /** Folds blanks; a blank part is no part. */
    public PersonName {
        first = tidy(first);
        last = tidy(last);
        if (first == null && last == null) {
            throw new IllegalArgumentException("a name has at least one part");
        }
    }

    /** Splits a full name, "Last, First" included, leaving titles out; empty when nothing is left. */
    public static Optional<PersonName> ofFull(String full) {
        String text = tidy(full);
        if (text == null) {
            return Optional.empty();
        }
        int comma = text.indexOf(',');
        if (comma > 0 && !isSuffix(text.substring(comma + 1))) {
            String first = withoutTitle(text.substring(comma + 1).strip());
            String last = withoutTitle(text.substring(0, comma));
            return first.isBlank() ? split(last) : Optional.of(new PersonName(first, last));
        }
        return split(withoutTitle(text.replace(",", "")));
    }

    private static Optional<PersonName> split(String text) {
        String[] words = text.split(" ", 2);
        if (words[0].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PersonName(words[0], words.length > 1 ? words[1] : null));
    }

    /** Both parts, first name first. */
    public String full() {
        if (first == null) {
            return last == null ? "" : last;
        }
        return last == null ? first : first + ' ' + last;
    }

    /** How to greet the person: the first name, or the whole when there is none. */
    public String greeting() {
        return first == null ? full() : first;
    }

    private static boolean isSuffix(String text) {
        return Arrays.stream(text.strip().split("[ ,]+"))
                .map(word -> word.toLowerCase(Locale.ROOT).replace(".", ""))
                .allMatch(SUFFIXES::contains);
    }

    private static String withoutTitle(String text) {
        String rest = text;
        int blank = rest.indexOf(' ');
        while (blank > 0
                && TITLES.contains(
                        rest.substring(0, blank).toLowerCase(Locale.ROOT).replace(".", ""))) {
            rest = rest.substring(blank + 1);
            blank = rest.indexOf(' ');
        }
        return rest;
    }

    private static @Nullable String tidy(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // Control characters would end up in texts and in CSV files.
        String tidy = text.replaceAll("[\\p{Cntrl}\\p{Z}\\s]+", " ").strip();
        return tidy.isEmpty() ? null : tidy;
    }

    /** Masked, for logs: initials. */
    @Override
    public String toString() {
        return initial(first) + initial(last);
    }

    private static String initial(@Nullable String part) {
        return part == null ? "" : part.substring(0, part.offsetByCodePoints(0, 1)) + '.';
    }
}
