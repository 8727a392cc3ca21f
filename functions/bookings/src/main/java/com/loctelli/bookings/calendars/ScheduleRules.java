package com.loctelli.bookings.calendars;

import com.loctelli.bookings.slots.LocalHours;
import com.loctelli.bookings.slots.WeeklyHours;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Checks a schedule as it was sent, and names every wrong field at once. */
final class ScheduleRules {
    private static final int MOST_WEEKLY = 70;
    private static final int MOST_OVERRIDES = 366;
    private static final int MOST_HOURS = 10;

    private final List<FieldError> errors = new ArrayList<>();

    private ScheduleRules() {}

    static void check(Schedule schedule) {
        var rules = new ScheduleRules();
        rules.at("/timezone", () -> ZoneId.of(schedule.timezone()));
        rules.atMost("/weekly", schedule.weekly(), MOST_WEEKLY);
        rules.atMost("/overrides", schedule.overrides(), MOST_OVERRIDES);
        rules.atMost("/outOfOffice", schedule.outOfOffice(), MOST_OVERRIDES);
        for (int i = 0; i < schedule.weekly().size(); i++) {
            var hours = schedule.weekly().get(i);
            rules.at("/weekly/" + i, () -> WeeklyHours.Day.of(hours.day(), hours.from(), hours.to()));
        }
        for (int i = 0; i < schedule.overrides().size(); i++) {
            var at = "/overrides/" + i + "/intervals";
            var intervals = schedule.overrides().get(i).intervals();
            rules.atMost(at, intervals, MOST_HOURS);
            for (int j = 0; j < intervals.size(); j++) {
                var hours = intervals.get(j);
                rules.at(at + "/" + j, () -> LocalHours.of(hours.from(), hours.to()));
            }
        }
        for (int i = 0; i < schedule.outOfOffice().size(); i++) {
            rules.at("/outOfOffice/" + i, schedule.outOfOffice().get(i)::interval);
        }
        if (!rules.errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(rules.errors);
        }
    }

    private void at(String pointer, Runnable reading) {
        try {
            reading.run();
        } catch (DateTimeException _) {
            errors.add(new FieldError(pointer, "value", "must be an IANA zone such as Europe/Paris"));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(pointer, "value", String.valueOf(e.getMessage())));
        }
    }

    private void atMost(String pointer, List<?> list, int most) {
        if (list.size() > most) {
            errors.add(new FieldError(pointer, "value", "has at most " + most + " entries"));
        }
    }
}
