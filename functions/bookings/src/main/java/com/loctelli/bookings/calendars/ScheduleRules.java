package com.loctelli.bookings.calendars;

import com.loctelli.bookings.slots.LocalHours;
import com.loctelli.bookings.slots.WeeklyHours;
import com.loctelli.kernel.problem.Faults;
import java.util.List;

/** Checks a schedule as it was sent, and names every wrong field at once. */
final class ScheduleRules {
    private static final int MOST_WEEKLY = 70;
    private static final int MOST_OVERRIDES = 366;
    private static final int MOST_HOURS = 10;

    private final Faults faults;

    private ScheduleRules(Faults faults) {
        this.faults = faults;
    }

    static void check(Schedule schedule, Faults faults) {
        var rules = new ScheduleRules(faults);
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
    }

    private void at(String pointer, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            faults.value(pointer, String.valueOf(e.getMessage()));
        }
    }

    private void atMost(String pointer, List<?> list, int most) {
        faults.unless(list.size() <= most, pointer, "has at most " + most + " entries");
    }
}
