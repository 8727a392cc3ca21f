package com.loctelli.leads;

import com.loctelli.contact.Country;
import com.loctelli.contact.PhoneNumber;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words by which a lead is found: those of its name and company, its e-mail address and the local part of it, its
 * telephone number and the last four digits. Case and accents do not count.
 */
final class SearchTokens {
    private static final int MOST = 16;
    private static final int LONGEST = 40;
    /** Fewer digits are no whole telephone number of any country. */
    private static final int FEWEST_OF_A_NUMBER = 7;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9][0-9 ().+-]*");

    private SearchTokens() {}

    static SequencedSet<String> of(Lead lead) {
        var tokens = new LinkedHashSet<String>();
        words(lead.name(), tokens);
        var norm = lead.emailNorm();
        if (norm != null) {
            tokens.add(cut(norm));
            words(norm.substring(0, norm.lastIndexOf('@')), tokens);
        }
        var number = lead.number();
        if (number != null) {
            tokens.add(digits(number));
            tokens.add(number.lastFour());
        }
        words(lead.company(), tokens);
        while (tokens.size() > MOST) {
            tokens.removeLast();
        }
        return tokens;
    }

    /**
     * What a person who searches means, the word that is worth looking up first; empty where there is none. A whole
     * telephone number without its calling code is one of the home country, as it was when the lead was made.
     */
    static List<String> asked(String text, Supplier<Country> home) {
        var query = text.strip();
        if (query.indexOf('@') > 0 && query.indexOf(' ') < 0) {
            return List.of(cut(query.toLowerCase(Locale.ROOT)));
        }
        if (NUMBER.matcher(query).matches()) {
            var digits = query.replaceAll("[^0-9]", "");
            boolean isNational = !query.startsWith("+") && digits.length() >= FEWEST_OF_A_NUMBER;
            var number = isNational ? PhoneNumber.parse(query, home.get()) : Optional.<PhoneNumber>empty();
            return List.of(cut(number.map(SearchTokens::digits).orElse(digits)));
        }
        var tokens = new LinkedHashSet<String>();
        words(query, tokens);
        var sorted = new ArrayList<>(tokens);
        sorted.sort((one, other) -> Integer.compare(other.length(), one.length()));
        return sorted;
    }

    private static String digits(PhoneNumber number) {
        return number.e164().substring(1);
    }

    private static void words(@Nullable String text, SequencedSet<String> tokens) {
        if (text == null) {
            return;
        }
        var folded =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        for (var word : NO_WORD.split(folded.toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty()) {
                tokens.add(cut(word));
            }
        }
    }

    private static String cut(String word) {
        return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    }
}
