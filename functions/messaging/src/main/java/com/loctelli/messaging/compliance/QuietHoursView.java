package com.loctelli.messaging.compliance;

import com.loctelli.messaging.decision.HoursRule;
import com.loctelli.messaging.decision.Jurisdictions;
import com.loctelli.subaccounts.QuietHours;
import com.loctelli.subaccounts.SubAccount;
import io.avaje.jsonb.Json;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * The hours in which a sub-account's marketing may leave, in the lead's own zone.
 *
 * @param start from when on
 * @param end until when
 * @param days the days with a window, {@code MON} to {@code SUN}
 * @param perState narrower windows by the lead's state
 * @param unsureRule what holds where the lead's zone is uncertain
 * @param ruleSetVersion when the rules of law were looked at last
 * @param rules law, which narrows the window further; not legal advice
 */
@Json
public record QuietHoursView(
        LocalTime start,
        LocalTime end,
        List<String> days,
        Map<String, QuietHours.Window> perState,
        QuietHours.UnsureRule unsureRule,
        String ruleSetVersion,
        List<Rule> rules) {

    /**
     * A line of law.
     *
     * @param place a country, or a state of it
     * @param from the first day on which it is in force; absent where it always was
     */
    @Json
    public record Rule(
            String place,
            @org.jspecify.annotations.Nullable LocalDate from,
            List<String> days,
            LocalTime start,
            LocalTime end,
            String source) {

        static Rule of(HoursRule rule) {
            return new Rule(
                    rule.place(),
                    rule.from().equals(LocalDate.EPOCH) ? null : rule.from(),
                    rule.days().stream().map(day -> day.name().substring(0, 3)).toList(),
                    rule.hours().from(),
                    rule.hours().to(),
                    rule.source());
        }
    }

    static QuietHoursView of(SubAccount account) {
        var hours = account.settings().compliance().quietHours();
        return new QuietHoursView(
                hours.start(),
                hours.end(),
                hours.days(),
                hours.perState(),
                hours.unsureRule(),
                Jurisdictions.VERSION,
                Jurisdictions.rules().stream().map(Rule::of).toList());
    }
}
