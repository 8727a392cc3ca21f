package com.loctelli.messaging.decision;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * One line of law about when a business may text for marketing.
 *
 * @param place a country, such as {@code US}, or a state, such as {@code US-FL}
 * @param from the first day on which it is in force
 * @param days the days it opens
 * @param source where it is written
 */
public record HoursRule(String place, LocalDate from, List<DayOfWeek> days, Window hours, String source) {

    public HoursRule {
        days = List.copyOf(days);
    }
}
