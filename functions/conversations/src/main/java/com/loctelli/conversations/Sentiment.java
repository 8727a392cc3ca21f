package com.loctelli.conversations;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a lead sounds, and by which words: read from what they wrote last, the newest words counting most. The same words
 * always sound the same.
 *
 * @param value from -100, beside themselves, to 100
 * @param reasons what was heard, the newest first
 */
@Json
public record Sentiment(int value, Mood mood, List<Reason> reasons) {
    private static final int MOST_REASONS = 10;
    private static final int NEGATED_WITHIN = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
    private static final Pattern SHOUT = Pattern.compile("(?:\\b\\p{Lu}{4,}\\b.*){2}|[!?]{3,}", Pattern.DOTALL);
    /** What an automatic word such as STOP would otherwise pass for. */
    private static final int SHOUT_LONGER_THAN = 12;

    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "don't", "doesn't", "isn't", "wasn't", "can't", "won't", "nothing", "nunca", "nada",
            "sin", "pas", "jamais", "rien", "sans", "nicht", "kein", "keine", "nie", "não", "nao", "nem", "sem");

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            // English
            e("thanks", 12),
            e("thank", 12),
            e("great", 18),
            e("perfect", 22),
            e("awesome", 22),
            e("excellent", 22),
            e("love", 20),
            e("good", 10),
            e("nice", 12),
            e("helpful", 15),
            e("happy", 18),
            e("excited", 20),
            e("bad", -15),
            e("terrible", -35),
            e("awful", -35),
            e("worst", -40),
            e("horrible", -35),
            e("annoying", -30),
            e("annoyed", -30),
            e("angry", -40),
            e("ridiculous", -35),
            e("scam", -45),
            e("useless", -40),
            e("waste", -25),
            e("disappointed", -30),
            e("unacceptable", -40),
            e("frustrated", -30),
            e("complaint", -25),
            e("lawyer", -40),
            e("stupid", -40),
            e("rude", -30),
            e("slow", -10),
            e("wrong", -15),
            // Spanish
            e("gracias", 12),
            e("genial", 20),
            e("perfecto", 22),
            e("excelente", 22),
            e("bueno", 8),
            e("encanta", 20),
            e("malo", -15),
            e("pésimo", -40),
            e("estafa", -45),
            e("enojado", -40),
            e("enfadado", -40),
            e("molesto", -30),
            e("inútil", -40),
            e("vergüenza", -35),
            e("queja", -25),
            // French
            e("merci", 12),
            e("parfait", 22),
            e("super", 18),
            e("génial", 20),
            e("bien", 8),
            e("nul", -35),
            e("arnaque", -45),
            e("furieux", -40),
            e("énervé", -40),
            e("inadmissible", -40),
            e("honteux", -35),
            // German
            e("danke", 12),
            e("toll", 20),
            e("prima", 18),
            e("perfekt", 22),
            e("gut", 8),
            e("schlecht", -20),
            e("furchtbar", -35),
            e("frechheit", -40),
            e("betrug", -45),
            e("wütend", -40),
            e("unverschämt", -40),
            e("enttäuscht", -30),
            e("ärgerlich", -30),
            // Portuguese
            e("obrigado", 12),
            e("obrigada", 12),
            e("ótimo", 22),
            e("perfeito", 22),
            e("ruim", -20),
            e("péssimo", -40),
            e("golpe", -45),
            e("irritado", -40),
            e("absurdo", -35),
            e("decepcionado", -30));

    /** How a value sounds in a word. */
    public enum Mood {
        /** Somebody should look at it. */
        ANGRY,
        /** Not content. */
        NEGATIVE,
        /** Neither. */
        NEUTRAL,
        /** Content. */
        POSITIVE;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /**
     * One thing that was heard.
     *
     * @param seq the message it is in
     * @param heard the word, or {@code shouting}
     */
    @Json
    public record Reason(long seq, String heard, int points) {}

    /** Of messages, of which the lead's count; the oldest first. */
    public static Sentiment of(List<StoredMessage> messages) {
        var reasons = new ArrayList<Reason>();
        double sum = 0;
        double weight = 1;
        for (var message : messages.reversed()) {
            if (message.direction() == Direction.IN) {
                var heard = heard(message);
                reasons.addAll(heard);
                sum += weight * heard.stream().mapToInt(Reason::points).sum();
                weight *= 0.7;
            }
        }
        int value = Math.clamp(Math.round(sum), -100, 100);
        var mood = value <= -40 ? Mood.ANGRY : value <= -12 ? Mood.NEGATIVE : value < 12 ? Mood.NEUTRAL : Mood.POSITIVE;
        return new Sentiment(value, mood, List.copyOf(reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))));
    }

    private static List<Reason> heard(StoredMessage message) {
        var out = new ArrayList<Reason>();
        var words = WORD.matcher(message.text().toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .toList();
        for (int i = 0; i < words.size(); i++) {
            int points = WORDS.getOrDefault(words.get(i), 0);
            if (points != 0) {
                boolean isNegated = words.subList(Math.max(0, i - NEGATED_WITHIN), i).stream()
                        .anyMatch(NEGATIONS::contains);
                // "Not bad" is hardly praise, "not good" is a complaint.
                int meant = isNegated ? points > 0 ? -points : -points / 3 : points;
                out.add(new Reason(message.seq(), (isNegated ? "not " : "") + words.get(i), meant));
            }
        }
        if (message.text().length() > SHOUT_LONGER_THAN
                && SHOUT.matcher(message.text()).find()) {
            out.add(new Reason(message.seq(), "shouting", -20));
        }
        return out;
    }

    private static Map.Entry<String, Integer> e(String word, int points) {
        return Map.entry(word, points);
    }
}
