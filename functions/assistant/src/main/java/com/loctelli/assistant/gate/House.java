package com.loctelli.assistant.gate;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the business says of itself, and what it wants kept back.
 *
 * @param known texts of its own that a reply may repeat: prices, hours, guarantees, addresses stand in them or nowhere
 * @param secrets instructions that no reply may repeat
 * @param forbids what the strategy forbids, in its own words; null where it forbids nothing
 */
public record House(
        List<String> known, List<String> secrets, @Nullable String forbids) {
    /** A business of which nothing is known. */
    public static final House UNKNOWN = new House(List.of(), List.of(), null);

    private static final Pattern QUOTED = Pattern.compile("[\"“”„«]\\s?([^\"“”„«»]{3,60}?)\\s?[\"“”»]");

    public House {
        known = known.stream().map(Sentences::normal).toList();
        secrets = List.copyOf(secrets);
    }

    /** The words that the strategy forbids: those that it puts in quotation marks. */
    List<String> forbiddenWords() {
        return forbids == null
                ? List.of()
                : QUOTED.matcher(forbids)
                        .results()
                        .map(m -> Sentences.normal(m.group(1)))
                        .toList();
    }

    /** Whether the strategy forbids what the pattern names. */
    boolean forbids(Pattern topic) {
        return forbids != null && topic.matcher(Sentences.normal(forbids)).find();
    }

    /** What it says of itself, a clause each. */
    List<String> clauses() {
        return known.stream()
                .flatMap(text -> Sentences.of(text).stream())
                .flatMap(sentence -> Clauses.of(sentence.text()).stream())
                .toList();
    }
}
