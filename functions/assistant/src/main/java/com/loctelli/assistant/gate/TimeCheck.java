package com.loctelli.assistant.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every time and day that a reply states was offered or is booked, and together as they stand: the Tuesday of one offer
 * and the clock of another are a time that nobody offered. What the lead named may be asked about or refused.
 */
final class TimeCheck {
    private static final String NAME = "times";
    private static final Pattern ALIAS = Pattern.compile("(?<![\\p{L}\\d])s(\\d{1,2})(?![\\d\\p{L}])");
    private static final Pattern SEPARATED = Pattern.compile("(?U)[,;/]|\\b(?:or|and|o(?!')|y|u|ou|et|oder|und|e)\\b");
    private static final Pattern JOINED =
            Pattern.compile("(?U)^[\\s,(]*(?:the|el|le|den|dem|der|día|dia|o|am|on|du|del|de)?[\\s,]*$");
    private static final Pattern UNTIL =
            Pattern.compile("(?U)^ ?(?:-|to|until|till|bis|hasta|a|à|até|às|a las|jusqu'à)(?: las)? ?$");
    /** "Your inspection is on Wednesday" says that there is one. */
    private static final Pattern STANDS = Pattern.compile(
            "(?U)(?<!\\p{L})(?:"
                    + "your (?!best|next|first|earliest|only)(?:\\p{L}+ ){0,2}?\\p{L}+(?:'s| is| will be)(?: now| still)?(?: set| fixed| due)?(?: for| on| at| tomorrow| today)"
                    + "|(?:su|tu|vuestra) (?!mejor|única)(?:\\p{L}+ ){0,2}?\\p{L}+ (?:es|será|queda|está)(?: \\p{L}+)? (?:el|mañana|para|hoy|a las?)"
                    + "|(?:votre|ton|ta) (?!meilleur|seul)(?:\\p{L}+ ){0,2}?[\\p{L}-]+ (?:est|sera|aura lieu)(?: bien| toujours)?(?: prévue?)? (?:le|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|aujourd'hui|à)"
                    + "|(?:ihr|ihre|dein|deine) (?!beste|einzige)\\p{L}+ (?:ist|findet|wäre dann)(?: also| weiterhin)? (?:am|um|morgen|heute|auf)"
                    + "|(?:a sua|o seu|sua|seu) (?!melhor|única)(?:\\p{L}+ ){0,2}?\\p{L}+ (?:é|será|fica|está)(?: \\p{L}+)? (?:na|no|amanhã|hoje|às|para|terça|quarta|quinta|sexta|segunda|dia))(?!\\p{L})");

    private static final int BARRIER = 40;

    private final String text;
    private final Evidence evidence;
    private final boolean isQuestion;
    private final List<Mention.Clock> clocks;
    private final List<Mention.Day> days;

    private TimeCheck(Sentences.Sentence sentence, Evidence evidence) {
        this.text = sentence.text();
        this.isQuestion = sentence.isQuestion();
        this.evidence = evidence;
        this.clocks = ClockReader.in(text);
        this.days = DayReader.in(text, evidence.today(), !clocks.isEmpty());
    }

    static Check of(String normal, Evidence evidence) {
        for (var sentence : Sentences.of(normal)) {
            var wrong = new TimeCheck(sentence, evidence).wrong();
            if (wrong != null) {
                return Check.failed(
                        NAME,
                        "The reply states \"" + wrong
                                + "\", which no tool offered or booked in this conversation. State only"
                                + " times from check_availability or create_booking, word for word, or no time at all.");
            }
        }
        return Check.passed(NAME);
    }

    private @Nullable String wrong() {
        if (OpeningHours.tells(text, clocks, days, evidence)) {
            return null;
        }
        boolean isClaim = DeedCheck.claims(text, isQuestion, Deed.BOOKED)
                || DeedCheck.claims(text, isQuestion, Deed.MOVED)
                || (!isQuestion && STANDS.matcher(text).find());
        for (int i = 0; i < clocks.size(); i++) {
            var clock = clocks.get(i);
            var with = daysOf(clock);
            if (!known(clock, with, isClaim) && !isEndOf(i, with) && !mayEcho(clock)) {
                return text.substring(clock.from(), clock.to());
            }
        }
        for (var day : days) {
            boolean isKnown = evidence.times().stream()
                    .anyMatch(time ->
                            fits(time, isClaim) && day.means(time.start().toLocalDate()));
            if (!isKnown && !mayEcho(day)) {
                return day.words();
            }
        }
        return groups().stream()
                .filter(group -> group.size() > 1
                        && evidence.times().stream()
                                .noneMatch(time -> group.stream()
                                        .allMatch(day -> day.means(time.start().toLocalDate())))
                        && !group.stream().allMatch(this::mayEcho))
                .findFirst()
                .map(group ->
                        text.substring(group.getFirst().from(), group.getLast().to()))
                .orElse(null);
    }

    private boolean known(Mention.Clock clock, List<Mention.Day> with, boolean isClaim) {
        var alias = aliasBefore(clock);
        return evidence.times().stream()
                .filter(time -> fits(time, isClaim))
                .filter(time -> alias == null || time.alias() == null || alias.equalsIgnoreCase(time.alias()))
                .anyMatch(time -> clock.means(time.start().toLocalTime())
                        && with.stream().allMatch(day -> day.means(time.start().toLocalDate())));
    }

    /** A sentence that says "booked" must mean the time that is booked. */
    private static boolean fits(KnownTime time, boolean isClaim) {
        return time.isBooked() || !isClaim;
    }

    private boolean isEndOf(int index, List<Mention.Day> with) {
        if (index == 0) {
            return false;
        }
        var clock = clocks.get(index);
        var before = clocks.get(index - 1);
        return UNTIL.matcher(text.substring(Math.min(before.to(), clock.from()), clock.from()))
                        .matches()
                && evidence.times().stream()
                        .anyMatch(time -> before.means(time.start().toLocalTime())
                                && clock.means(time.end().toLocalTime())
                                && with.stream()
                                        .allMatch(day -> day.means(time.start().toLocalDate())));
    }

    /** The days that a clock belongs to: the nearer group before or after it, with nothing of its own in between. */
    private List<Mention.Day> daysOf(Mention.Clock clock) {
        List<Mention.Day> best = List.of();
        int least = Integer.MAX_VALUE;
        for (var group : groups()) {
            boolean isBefore = group.getLast().to() <= clock.from();
            boolean isAfter = group.getFirst().from() >= clock.to();
            if (!isBefore && !isAfter) {
                return group;
            }
            int from = isBefore ? group.getLast().to() : clock.to();
            int to = isBefore ? clock.from() : group.getFirst().from();
            var gap = text.substring(from, to);
            int distance = gap.length() + (SEPARATED.matcher(gap).find() ? BARRIER : 0) + (isBefore ? 0 : 1);
            // A clock in between takes a day that follows for itself; a day that leads a list holds for all of it.
            boolean isTaken = isAfter && clocks.stream().anyMatch(c -> c.from() >= from && c.to() <= to);
            if (!isTaken && distance < least) {
                least = distance;
                best = group;
            }
        }
        return best;
    }

    private List<List<Mention.Day>> groups() {
        var out = new ArrayList<List<Mention.Day>>();
        for (var day : days) {
            var last = out.isEmpty() ? null : out.getLast().getLast();
            if (last != null
                    && JOINED.matcher(text.substring(last.to(), day.from())).matches()) {
                out.getLast().add(day);
            } else {
                out.add(new ArrayList<>(List.of(day)));
            }
        }
        return out;
    }

    private @Nullable String aliasBefore(Mention mention) {
        var found = ALIAS.matcher(text.substring(0, mention.from()));
        @Nullable String last = null;
        while (found.find()) {
            last = "S" + found.group(1);
        }
        return last;
    }

    /** The lead named it, and this sentence asks about it or refuses it. */
    private boolean mayEcho(Mention mention) {
        if (!Refusal.in(text) && !(isQuestion && !Refusal.affirms(text))) {
            return false;
        }
        return evidence.leadTexts().stream().map(Sentences::normal).anyMatch(lead -> switch (mention) {
            case Mention.Clock clock -> ClockReader.in(lead).stream().anyMatch(same(clock));
            case Mention.Day day ->
                DayReader.in(lead, evidence.today(), true).stream()
                        .anyMatch(other ->
                                evidenceDates().stream().anyMatch(date -> day.means(date) && other.means(date)));
        });
    }

    private static Predicate<Mention.Clock> same(Mention.Clock clock) {
        return other -> other.times().stream().anyMatch(clock::means)
                && (clock.times().size() > 1
                        || other.times().size() > 1
                        || other.times().equals(clock.times()));
    }

    /** The days on which two mentions can agree: the coming half year. */
    private List<java.time.LocalDate> evidenceDates() {
        return evidence.today().datesUntil(evidence.today().plusDays(180)).toList();
    }
}
