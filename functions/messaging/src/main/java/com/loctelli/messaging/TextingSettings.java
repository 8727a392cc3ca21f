package com.loctelli.messaging;

import com.loctelli.messaging.decision.TenantRules;
import com.loctelli.messaging.decision.Window;
import io.avaje.jsonb.Json;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What texting reads of a sub-account's item; everything may be missing, and then the strict default holds. A reader of
 * its own keeps the path of a text free of everything else that a sub-account's settings will ever hold.
 */
@Json
public record TextingSettings(
        @Nullable String name,
        @Nullable String status,
        @Nullable String timezone,
        @Nullable String defaultCountry,
        @Nullable Settings settings) {
    /** The sort key of a sub-account's item. */
    static final String KEY = "META";

    /** Nothing is known. */
    static final TextingSettings NONE = new TextingSettings(null, null, null, null, null);

    private static final Window USUAL = new Window(LocalTime.of(8, 0), LocalTime.of(20, 0));

    /** The part of the settings that binds texting. */
    @Json
    public record Settings(
            @Nullable Features features, @Nullable Compliance compliance) {}

    /** What is switched on. */
    @Json
    public record Features(@Nullable Boolean sms) {}

    /** What the sub-account demands beyond law. */
    @Json
    public record Compliance(
            @Nullable QuietHours quietHours,
            @Nullable Boolean requireConsentForMarketing,
            @Nullable String firstMessageFooter,
            @Nullable Integer footerEveryDays) {}

    /** When it texts for marketing: local times {@code HH:mm}, days such as {@code MON}. */
    @Json
    public record QuietHours(
            @Nullable String start,
            @Nullable String end,
            @Nullable List<String> days,
            @Nullable Map<String, Hours> perState,
            @Nullable String unsureRule) {}

    /** Narrower hours of one state. */
    @Json
    public record Hours(@Nullable String start, @Nullable String end) {}

    /** The rules that follow from it. */
    TenantRules rules() {
        var features = settings == null ? null : settings.features();
        var compliance = settings == null ? null : settings.compliance();
        var quiet = compliance == null ? null : compliance.quietHours();
        boolean isActive = status == null || status.equals("active");
        boolean isOff = features != null && Boolean.FALSE.equals(features.sms());
        return new TenantRules(
                isActive && !isOff,
                quiet == null ? USUAL : window(quiet.start(), quiet.end(), USUAL),
                days(quiet == null ? null : quiet.days()),
                perState(quiet == null ? null : quiet.perState()),
                compliance == null || !Boolean.FALSE.equals(compliance.requireConsentForMarketing()),
                quiet != null && "likeliest".equals(quiet.unsureRule()),
                defaultCountry == null ? "US" : defaultCountry,
                ZoneId.of(timezone == null ? "America/New_York" : timezone));
    }

    /** What a text to a number that was told then, or never, ends with. */
    Footer footer(@Nullable Instant toldAt) {
        var compliance = settings == null ? null : settings.compliance();
        var words = compliance == null ? null : compliance.firstMessageFooter();
        var days = compliance == null ? null : compliance.footerEveryDays();
        return new Footer(words == null ? "" : words, days == null ? 0 : days, toldAt);
    }

    private static Window window(@Nullable String start, @Nullable String end, Window otherwise) {
        var from = start == null ? otherwise.from() : LocalTime.parse(start);
        var to = end == null ? otherwise.to() : LocalTime.parse(end);
        // Of a window over midnight only the evening counts: no law we know lets the small hours be used.
        return new Window(from, to.isAfter(from) ? to : LocalTime.MAX);
    }

    private static Set<DayOfWeek> days(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var name : names) {
            Arrays.stream(DayOfWeek.values())
                    .filter(day -> name.length() >= 3 && day.name().startsWith(name.toUpperCase(Locale.ROOT)))
                    .forEach(days::add);
        }
        return days;
    }

    private static Map<String, Window> perState(@Nullable Map<String, Hours> given) {
        var windows = new HashMap<String, Window>();
        if (given != null) {
            given.forEach((state, hours) ->
                    windows.put(state.toUpperCase(Locale.ROOT), window(hours.start(), hours.end(), USUAL)));
        }
        return Map.copyOf(windows);
    }
}
