package com.loctelli.assistant.gate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A reply is in a language of the lead's, or in one that the strategy writes. In doubt it passes. */
final class LanguageCheck {
    private static final String NAME = "language";

    private LanguageCheck() {}

    static Check of(String reply, Evidence evidence) {
        var written = Language.surely(List.of(reply));
        var wanted = evidence.languages();
        return written == null || wanted.isEmpty() || wanted.contains(written)
                ? Check.passed(NAME)
                : Check.failed(
                        NAME,
                        "The reply is written in " + name(written) + ". Write it in "
                                + wanted.stream()
                                        .map(LanguageCheck::name)
                                        .sorted()
                                        .collect(Collectors.joining(" or "))
                                + ".");
    }

    private static String name(Language language) {
        return Locale.forLanguageTag(language.tag()).getDisplayLanguage(Locale.ENGLISH);
    }
}
