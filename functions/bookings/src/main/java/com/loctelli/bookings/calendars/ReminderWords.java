package com.loctelli.bookings.calendars;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of reminders: the tenant's own, or ours in the person's language. */
public final class ReminderWords {
    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([A-Za-z]+)\\s*}}");
    private static final Set<String> FIELDS = Set.of("name", "business", "date", "time", "location");
    private static final Map<String, String> OURS = Map.of(
            "en", "{{business}}: your appointment is on {{date}} at {{time}}.",
            "es", "{{business}}: su cita es el {{date}} a las {{time}}.",
            "fr", "{{business}} : votre rendez-vous est le {{date}} à {{time}}.",
            "de", "{{business}}: Ihr Termin ist am {{date}} um {{time}}.",
            "pt", "{{business}}: a sua marcação é em {{date}} às {{time}}.");

    private ReminderWords() {}

    /** The fields of a template that there are not, in their order. */
    static List<String> unknownFields(String template) {
        return FIELD.matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !FIELDS.contains(name))
                .distinct()
                .toList();
    }

    /**
     * What is said in a reminder of an appointment.
     *
     * @param zone the zone in which the person is told the time
     */
    public record About(
            @Nullable String name,
            String business,
            Instant startAt,
            ZoneId zone,
            @Nullable String location) {}

    /** The words in a language, given by its tag. */
    public static String of(@Nullable String template, String language, About about) {
        var locale = Locale.forLanguageTag(language);
        var words = template == null ? OURS.getOrDefault(locale.getLanguage(), OURS.getOrDefault("en", "")) : template;
        var spoken = template == null && !OURS.containsKey(locale.getLanguage()) ? Locale.US : locale;
        var local = about.startAt().atZone(about.zone());
        var values = Map.of(
                "name", plain(about.name()),
                "business", plain(about.business()),
                "date",
                        plain(DateTimeFormatter.ofPattern("EEEE, d MMMM", spoken)
                                .format(local)),
                "time",
                        plain(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                        .withLocale(spoken)
                                        .format(local) + " "
                                + DateTimeFormatter.ofPattern("zzz", spoken).format(local)),
                "location", plain(about.location()));
        return FIELD.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")))
                .strip();
    }

    /** Without the narrow blanks that locales put before a.m., which no phone's alphabet has. */
    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
