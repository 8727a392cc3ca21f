package com.loctelli.messaging;

import com.loctelli.messaging.decision.TenantRules;
import com.loctelli.messaging.decision.Window;
import com.loctelli.subaccounts.QuietHours;
import com.loctelli.subaccounts.SubAccount;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sub-account's settings mean for its texts. Of a sub-account whose opening did not end nothing is known, and
 * then the strict default holds.
 */
final class HouseRules {
    private static final Window USUAL = new Window(LocalTime.of(8, 0), LocalTime.of(20, 0));
    private static final TenantRules STRICT = new TenantRules(
            true,
            USUAL,
            EnumSet.allOf(DayOfWeek.class),
            Map.of(),
            true,
            false,
            "US",
            ZoneId.of("America/New_York"),
            false);

    private HouseRules() {}

    /** The rules that follow from the settings. */
    static TenantRules of(@Nullable SubAccount account) {
        if (account == null) {
            return STRICT;
        }
        var settings = account.settings();
        var hours = settings.compliance().quietHours();
        var window = window(hours.start(), hours.end(), USUAL);
        return new TenantRules(
                account.isActive() && settings.features().sms(),
                window,
                days(hours.days()),
                perState(hours.perState(), window),
                settings.compliance().requireConsentForMarketing(),
                hours.unsureRule() == QuietHours.UnsureRule.LIKELIEST,
                account.defaultCountry(),
                account.zone(),
                settings.compliance().requireA2p());
    }

    /** What a text to a number that was told then, or never, ends with. */
    static Footer footer(@Nullable SubAccount account, @Nullable Instant toldAt) {
        if (account == null) {
            return new Footer("", 0, toldAt);
        }
        var compliance = account.settings().compliance();
        return new Footer(compliance.firstMessageFooter(), compliance.footerEveryDays(), toldAt);
    }

    private static Window window(@Nullable LocalTime start, @Nullable LocalTime end, Window otherwise) {
        var from = Objects.requireNonNullElse(start, otherwise.from());
        var to = Objects.requireNonNullElse(end, otherwise.to());
        // Of a window over midnight only the evening counts: no law we know lets the small hours be used.
        return new Window(from, to.isAfter(from) ? to : LocalTime.MAX);
    }

    private static Set<DayOfWeek> days(List<String> names) {
        if (names.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var name : names) {
            Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().startsWith(name))
                    .forEach(days::add);
        }
        return days;
    }

    private static Map<String, Window> perState(Map<String, QuietHours.Window> given, Window otherwise) {
        var windows = new HashMap<String, Window>();
        given.forEach((state, hours) -> windows.put(state, window(hours.start(), hours.end(), otherwise)));
        return Map.copyOf(windows);
    }
}
