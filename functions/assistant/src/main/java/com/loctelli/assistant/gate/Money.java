package com.loctelli.assistant.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An amount of money that a text states.
 *
 * @param cents what it comes to; the words themselves, where it is written out
 */
record Money(int from, int to, String words, String cents) {
    private static final String FIGURE =
            "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d{2})?(?!\\d)|\\d+(?:[.,]\\d{1,2})?(?![.,]?\\d)";
    private static final String THOUSAND = "k|mil|mille|tausend|thousand|grand";
    private static final String UNIT =
            "€|\\$|£|euros?|eur|dollars?|usd|bucks|cents?|reais|pounds?|libras|pesos|francs|franken|chf";
    private static final String NUMBER_WORD =
            "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
                    + "|seventy|eighty|ninety|hundred|thousand|uno?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince"
                    + "|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|\\p{L}*cient[oa]s|quinient[oa]s|mil"
                    + "|deux|trois|quatre|cinq|sept|huit|neuf|dix|quinze|vingt|trente|quarante|cinquante|soixante|cents?|mille"
                    + "|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\\p{L}*zig|\\p{L}*hundert|\\p{L}*tausend"
                    + "|dois|duas|três|quatro|sete|oito|nove|dez|vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cem|\\p{L}*centos)";

    private static final Pattern BEFORE =
            Pattern.compile("(?U)(?:r\\$|us\\$|[$€£]) ?(" + FIGURE + ")(?: ?(" + THOUSAND + ")(?!\\p{L}))?");
    private static final Pattern AFTER = Pattern.compile(
            "(?U)(?<![\\d.,])(" + FIGURE + ")(?: ?(" + THOUSAND + ")(?!\\p{L}))?(?: de)? ?(?:" + UNIT + ")(?!\\p{L})");
    private static final Pattern SHORT = Pattern.compile("(?U)(?<![\\p{L}\\d.,])(\\d+(?:[.,]\\d)?) ?(k)(?!\\p{L})");
    private static final Pattern BARE =
            Pattern.compile("(?U)(?<!\\p{L})(?:costs?|priced? (?:at|is)|price is|fee is|charge"
                    + "|cuestan?|valen?|sale por|coûtent?|coute|kostet|kosten|custam?|sai por|fica em|fica por)"
                    + "(?: (?:you|about|around|only|just|roughly|unos|solo|sólo|apenas|uns|environ|seulement|nur|etwa|rund|cerca de|aproximadamente))* ("
                    + FIGURE + ")(?: (" + THOUSAND
                    + ")(?!\\p{L}))?(?! ?(?:%|min|hour|stund|heure|hora|day|tag|jour|día|dia|week))");
    private static final Pattern IN_WORDS =
            Pattern.compile("(?U)(?<!\\p{L})((?:" + NUMBER_WORD + "[ -]?(?:and |y |et |und |e )?)+)(?:"
                    + UNIT.replace("€|\\$|£|", "").replace("|cents?", "") + ")(?!\\p{L})");

    /** The amounts in a text that was made normal. */
    static List<Money> in(String normal) {
        var out = new ArrayList<Money>();
        for (var pattern : List.of(BEFORE, AFTER, SHORT, BARE)) {
            pattern.matcher(normal).results().forEach(m -> add(out, m, cents(m.group(1), m.group(2))));
        }
        IN_WORDS.matcher(normal).results().forEach(m -> add(out, m, m.group(1).strip()));
        return out;
    }

    /** What the amounts in the text come to. */
    static Set<String> sums(String normal) {
        var out = new HashSet<String>();
        in(normal).forEach(money -> out.add(money.cents()));
        return out;
    }

    private static void add(List<Money> out, MatchResult m, String cents) {
        if (out.stream().noneMatch(known -> m.start() < known.to() && known.from() < m.end())) {
            out.add(new Money(m.start(), m.end(), m.group().strip(), cents));
        }
    }

    private static String cents(String figure, @org.jspecify.annotations.Nullable String thousand) {
        var plain = figure.replace(" ", "").replace("'", "");
        int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
        int decimals = last < 0 ? 0 : plain.length() - last - 1;
        boolean isFraction = decimals == 1 || decimals == 2;
        var whole = (isFraction ? plain.substring(0, last) : plain).replaceAll("[.,]", "");
        var fraction = isFraction ? (plain.substring(last + 1) + "0").substring(0, 2) : "00";
        long value = Long.parseLong(whole.substring(0, Math.min(whole.length(), 12)) + fraction);
        return Long.toString(thousand == null ? value : value * 1000);
    }
}
