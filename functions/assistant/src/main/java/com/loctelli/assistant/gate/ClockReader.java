package com.loctelli.assistant.gate;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times of the clock that a text states, in figures and in words. Lengths ("30 minutes", "in two hours"),
 * prices and telephone numbers are none. The file is long because each language tells the time in its own way.
 */
final class ClockReader {
    private static final Map<String, Integer> NUMBERS = numbers();
    private static final String WORDS = String.join(
            "|",
            NUMBERS.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList());
    private static final String FRONT = "(?U)(?<![\\p{L}\\d:./$€£+])";
    /** What may follow a bare figure for it to be a time: an end, or a word that goes on about times. */
    private static final String REST =
            "(?=\\s*(?:$|[,;)\"]|[.!?](?!\\d)|-)|\\s+(?:or|and|on|tomorrow|today|tonight|o|u|y|e|ou|et|oder|und|el|am|le|na|no"
                    + "|with|con|mit|avec|com|then|if|works?|in|de|du|da|das|pour|para|für|for|sharp|this|next|is|would|also|but|i|we|see)\\b)";

    private static final String NO_LENGTH =
            "(?<!\\b(?:in|within|about|dans|sous|pendant|en|de|por|durante|dentro de|próximas|prochaines"
                    + "|nächsten|innerhalb von|binnen|for|für|em|toutes les|cada|todas las|menos de|mais de|más de|moins de|plus de|d'ici|cerca de) )";

    private static final Pattern FIGURES =
            Pattern.compile("(?<![\\d:/$€£])([01]?\\d|2[0-3])(?::| ?h ?)([0-5]\\d)(?!\\d|:\\d)(?: ?(am|pm|a|p)\\b)?");
    private static final Pattern HALF_DAY = Pattern.compile("(?<![\\d:/$€£])(\\d{1,2})(?:[.]([0-5]\\d))? ?(am|pm)\\b");
    private static final Pattern SHORT_HALF_DAY = Pattern.compile("(?<![\\d:/$€£\\p{L}])(\\d{1,2})([ap])\\b");
    private static final Pattern HOURS = Pattern.compile(FRONT + NO_LENGTH
            + "(\\d{1,2})(?:[.]([0-5]\\d))?(?: ?h\\b| ?hrs\\b| heures?\\b| uhr\\b(?: ([0-5]\\d)\\b)?| o'?clock\\b)");
    private static final Pattern TOLD_HOURS =
            Pattern.compile("(?U)(?<=\\b(?:a las|a la|às|as|pelas|las) )(\\d{1,2})(?: horas?| hs?)\\b");
    private static final Pattern AT_FIGURE = Pattern.compile(
            "(?U)(?:\\b(?:at|um|gegen|ab|around|by|vers|pelas)|@) ?(\\d{1,2})(?:[.]([0-5]\\d))?(?![\\d:%€$])" + REST);
    private static final Pattern BETWEEN = Pattern.compile(
            "(?U)(?<!\\p{L})(?:between|entre|zwischen) (?:las? |les |às |as )?(\\d{1,2}|" + WORDS
                    + ") (?:and|y|et|und|e) (?:las? |les |às |as )?(\\d{1,2}|"
                    + WORDS
                    + ")(?![\\d:.\\p{L}])(?! ?(?:people|days|weeks|min\\w*|hours|years|months|percent|%|dollars|k\\b|€|euros?|personas|días|minutos|semanas|años|meses"
                    + "|personnes|jours|minutes|semaines|ans|mois|personen|tage|minuten|wochen|jahre|monate|pessoas|dias|minutos|anos|reais|m2|m²|square|metros|meter|mètres))");
    private static final Pattern SOUNDS = Pattern.compile(
            "(?U)(?:how (?:does|about|would)|what about|does) (\\d{1,2})(?= (?:sound|work|suit|be|fit)|\\s*$)");
    private static final Pattern ROMANCE_FIGURE = Pattern.compile(
            "(?U)(?<!\\p{L})(?:a las?|sobre las?|hacia las?|às|à|as) (\\d{1,2})(?:[.]([0-5]\\d))?(?![\\d:%€$h/]| ?h\\b| heures| (?:días|personas|minutos|dias|pessoas))");
    private static final Pattern ROMANCE_HALF = Pattern.compile(
            "(?U)(?<!\\p{L})(?:a las?|às|à|as)? ?(\\d{1,2}) (?:de la (?:mañana|tarde|noche)|da (?:manhã|tarde|noite)|du (?:matin|soir)|nachmittags|morgens|abends|vormittags)");

    private static final Pattern ENGLISH_QUARTER =
            Pattern.compile(FRONT + "(half past|half|quarter past|quarter to|quarter of) (" + WORDS + "|\\d{1,2})\\b");
    private static final Pattern ENGLISH_WORDS = Pattern.compile(
            FRONT + "(" + WORDS
                    + ")(?:[ -](thirty|fifteen|forty[- ]five)(?! ?(?:min|dollar|percent|people|day))|(?= o'?clock| ?(?:am|pm)\\b| in the (?:morning|afternoon|evening)| at night))");
    private static final Pattern AT_WORD =
            Pattern.compile("(?U)\\b(?:at|um|gegen) (" + WORDS + ")(?! (?:of|point|time|go|day))" + REST);
    private static final Pattern ROMANCE_WORDS = Pattern.compile(
            "(?U)(?<!\\p{L})(?:a las?|às|à) (" + WORDS
                    + ")(?: heures?| horas?)?(?: (y media|y cuarto|menos cuarto|e meia|e quinze|e um quarto|et demie|et quart|moins le quart))?(?!\\p{L})");
    private static final Pattern FRENCH_WORDS = Pattern.compile(FRONT + NO_LENGTH + "(?!une\\b|un\\b)(" + WORDS
            + ") heures?(?: (et demie|et quart|moins le quart|trente|quinze))?(?!\\p{L})");
    private static final Pattern GERMAN_HALF =
            Pattern.compile(FRONT + "(halb|viertel vor|viertel nach|dreiviertel) (" + WORDS + "|\\d{1,2})\\b");
    private static final Pattern GERMAN_WORDS =
            Pattern.compile(FRONT + "(" + WORDS + ") uhr(?: (dreißig|dreissig|fünfzehn))?\\b");
    private static final Pattern NAMED = Pattern.compile(
            "(?U)(?<![\\p{L}-])(noon|midday|mediodía|mediodia|midi|meio-dia|meio dia|midnight|medianoche|minuit|mitternacht|meia-noite)(?!\\p{L})");
    private static final List<String> MIDNIGHT =
            List.of("midnight", "medianoche", "minuit", "mitternacht", "meia-noite");
    private static final Pattern MORE = Pattern.compile(
            "(?U)^,? ?(?:,|/|-|or|and|o|y|u|ou|et|oder|und|e|to|bis|a)(?: (?:at|um|a las?|às|à|las))? (\\d{1,2})(?![\\d:./€$%])(?! ?(?:am|pm|h|uhr)\\b)"
                    + REST);
    private static final Pattern TAIL = Pattern.compile(
            "(?U)^ ?(?:uhr|horas?|heures?|h|o'?clock)? ?(?:de la|de l'|da|du|in the|am)? ?(mañana|manhã|matin|morning|morgens|vormittags"
                    + "|tarde|noche|noite|soir|après-midi|afternoon|evening|nachmittags?|abends?)(?!\\p{L})");
    private static final Pattern ROMANCE_TAIL =
            Pattern.compile("(?U) (mañana|manhã|matin|morgens|vormittags|tarde|noche|noite|soir|nachmittags|abends)$");
    private static final Pattern MORNING = Pattern.compile("mañana|manhã|matin|morning|morgens|vormittags");

    private final String text;
    private final List<Mention.Clock> found = new ArrayList<>();

    private ClockReader(String text) {
        this.text = text;
    }

    /** The times stated, in order; where two readings share a place, the longer counts. */
    static List<Mention.Clock> in(String text) {
        return new ClockReader(text).read();
    }

    private List<Mention.Clock> read() {
        each(FIGURES, m -> add(m, m.group(1), Integer.parseInt(m.group(2)), m.group(3)));
        each(HALF_DAY, m -> add(m, m.group(1), minutes(m.group(2)), m.group(3)));
        each(SHORT_HALF_DAY, m -> add(m, m.group(1), 0, m.group(2)));
        each(HOURS, m -> add(m, m.group(1), minutes(m.group(2) != null ? m.group(2) : m.group(3)), null));
        each(TOLD_HOURS, m -> add(m, m.group(1), 0, null));
        each(AT_FIGURE, m -> add(m, m.group(1), minutes(m.group(2)), null));
        each(BETWEEN, m -> {
            addPart(m.start(1), m.end(1), m.group(1));
            addPart(m.start(2), m.end(2), m.group(2));
        });
        each(SOUNDS, m -> addPart(m.start(1), m.end(1), m.group(1)));
        each(ROMANCE_FIGURE, m -> add(m, m.group(1), minutes(m.group(2)), null));
        each(ROMANCE_HALF, m -> add(m, m.group(1), 0, null));
        each(ENGLISH_QUARTER, m -> addQuarter(m, m.group(1), m.group(2)));
        each(GERMAN_HALF, m -> addQuarter(m, m.group(1).equals("halb") ? "halb" : m.group(1), m.group(2)));
        each(ENGLISH_WORDS, m -> addQuarter(m, m.group(2), m.group(1)));
        each(AT_WORD, m -> addQuarter(m, null, m.group(1)));
        each(ROMANCE_WORDS, m -> addQuarter(m, m.group(2), m.group(1)));
        each(FRENCH_WORDS, m -> addQuarter(m, m.group(2), m.group(1)));
        each(GERMAN_WORDS, m -> addQuarter(m, m.group(2), m.group(1)));
        each(
                NAMED,
                m -> found.add(new Mention.Clock(
                        m.start(),
                        m.end(),
                        List.of(MIDNIGHT.contains(m.group()) ? LocalTime.MIDNIGHT : LocalTime.NOON))));
        var kept = longest();
        for (var clock : List.copyOf(kept)) {
            // "at 10 or 11": the second figure is a time because the first is one.
            MORE.matcher(text.substring(clock.to())).results().findFirst().ifPresent(m -> {
                int shift = clock.to();
                var times = times(Integer.parseInt(m.group(1)), 0, null);
                if (!times.isEmpty()) {
                    kept.add(new Mention.Clock(shift + m.start(1), shift + m.end(1), times));
                }
            });
        }
        kept.sort(Comparator.comparingInt(Mention.Clock::from));
        return kept;
    }

    private List<Mention.Clock> longest() {
        var kept = new ArrayList<Mention.Clock>();
        found.stream()
                .sorted(Comparator.comparingInt((Mention.Clock c) -> c.from() - c.to()))
                .filter(c -> kept.stream().noneMatch(k -> c.from() < k.to() && k.from() < c.to()) && kept.add(c))
                .forEach(_ -> {});
        return kept;
    }

    private void add(MatchResult m, String hour, int minute, @Nullable String half) {
        var tail = TAIL.matcher(text.substring(m.end()));
        var inside = ROMANCE_TAIL.matcher(m.group());
        var told =
                half != null ? half : tail.find() ? half(tail.group(1)) : inside.find() ? half(inside.group(1)) : null;
        var times = times(Integer.parseInt(hour), minute, told);
        if (!times.isEmpty()) {
            found.add(new Mention.Clock(m.start(), m.end(), times));
        }
    }

    private void addPart(int from, int to, String hour) {
        var named = NUMBERS.get(hour);
        var times = times(named != null ? named : Integer.parseInt(hour), 0, null);
        if (!times.isEmpty()) {
            found.add(new Mention.Clock(from, to, times));
        }
    }

    private void addQuarter(MatchResult m, @Nullable String part, String hour) {
        int number = NUMBERS.containsKey(hour) ? NUMBERS.getOrDefault(hour, 0) : Integer.parseInt(hour);
        var tail = TAIL.matcher(text.substring(m.end()));
        var halfDay = Pattern.compile("^ ?(am|pm)\\b").matcher(text.substring(m.end()));
        var told = halfDay.find() ? halfDay.group(1) : tail.find() ? half(tail.group(1)) : null;
        int shift = part == null ? 0 : shift(part);
        var times = new ArrayList<LocalTime>();
        times(number, 0, told).forEach(time -> times.add(time.plusMinutes(shift)));
        if (!times.isEmpty()) {
            found.add(new Mention.Clock(m.start(), m.end(), times));
        }
    }

    private static int shift(String part) {
        return switch (part) {
            case "half past", "half", "thirty", "y media", "e meia", "et demie", "trente", "dreißig", "dreissig" -> 30;
            case "halb" -> -30;
            case "quarter to", "quarter of", "menos cuarto", "moins le quart", "viertel vor", "dreiviertel" -> -15;
            case "forty five", "forty-five" -> 45;
            default -> 15;
        };
    }

    private static List<LocalTime> times(int hour, int minute, @Nullable String half) {
        if (hour > 23) {
            return List.of();
        }
        if (half != null && hour <= 12) {
            return List.of(LocalTime.of(hour % 12 + (half.startsWith("p") ? 12 : 0), minute));
        }
        var out = new ArrayList<LocalTime>();
        out.add(LocalTime.of(hour, minute));
        if (hour >= 1 && hour <= 12) {
            out.add(LocalTime.of((hour + 12) % 24, minute));
        }
        return out;
    }

    private static String half(String tail) {
        return MORNING.matcher(tail).matches() ? "am" : "pm";
    }

    private static int minutes(@Nullable String figures) {
        return figures == null ? 0 : Integer.parseInt(figures);
    }

    private void each(Pattern pattern, Consumer<MatchResult> use) {
        pattern.matcher(text).results().forEach(use);
    }

    private static Map<String, Integer> numbers() {
        var all = new java.util.LinkedHashMap<String, Integer>();
        var lists = List.of(
                "one two three four five six seven eight nine ten eleven twelve",
                "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
                "une deux trois quatre cinq six sept huit neuf dix onze douze",
                "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
                "uma duas três quatro cinco seis sete oito nove dez onze doze",
                "treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
                "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig");
        for (int i = 0; i < lists.size(); i++) {
            int first = i < 5 ? 1 : 13;
            for (var word : lists.get(i).split(" ", -1)) {
                all.putIfAbsent(word, first++);
            }
        }
        all.put("ein", 1);
        return Map.copyOf(all);
    }
}
