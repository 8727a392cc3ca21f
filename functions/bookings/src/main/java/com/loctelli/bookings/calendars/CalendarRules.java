package com.loctelli.bookings.calendars;

import com.loctelli.bookings.slots.Cells;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What must hold of a calendar as a whole, whichever of its fields were given. Names every wrong field at once. */
final class CalendarRules {
    /** So many, that a booking of all of them together still fits one transaction with its other items. */
    private static final int MOST_MEMBERS = 10;

    private static final int MOST_REMINDERS = 5;
    private static final int LONGEST = Cells.MOST * Cells.MINUTES;

    private final Calendar calendar;
    private final List<FieldError> errors = new ArrayList<>();

    private CalendarRules(Calendar calendar) {
        this.calendar = calendar;
    }

    static void check(Calendar calendar) {
        var rules = new CalendarRules(calendar);
        rules.zone();
        rules.members();
        rules.minutes();
        rules.reminders();
        if (!rules.errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(rules.errors);
        }
    }

    private void zone() {
        try {
            ZoneId.of(calendar.timezone());
        } catch (DateTimeException _) {
            wrong("timezone", "must be an IANA zone such as Europe/Paris");
        }
    }

    private void members() {
        var ids = calendar.memberIds();
        if (ids.isEmpty() || ids.size() > MOST_MEMBERS) {
            wrong("memberIds", "must name 1 to " + MOST_MEMBERS + " users");
        }
        if (new HashSet<>(ids).size() != ids.size()) {
            wrong("memberIds", "must not name a user twice");
        }
        if (calendar.type() == CalendarType.PERSONAL && ids.size() > 1) {
            wrong("type", "a personal calendar has one member");
        }
    }

    private void minutes() {
        cells("slotMinutes", calendar.slotMinutes(), 1);
        cells("intervalMinutes", calendar.intervalMinutes(), 1);
        cells("bufferBefore", calendar.bufferBefore(), 0);
        cells("bufferAfter", calendar.bufferAfter(), 0);
        int whole = calendar.slotMinutes() + calendar.bufferBefore() + calendar.bufferAfter();
        int people =
                calendar.type() == CalendarType.COLLECTIVE ? calendar.members().size() : 1;
        if (errors.isEmpty() && whole * people > LONGEST) {
            wrong(
                    "slotMinutes",
                    "with its buffers, for all who take part, must come to " + LONGEST + " minutes at most");
        }
        range("minNoticeMinutes", calendar.minNoticeMinutes(), 0, 60 * 24 * 60);
        range("horizonDays", calendar.horizonDays(), 1, 365);
        range("cutoffMinutes", calendar.cutoffMinutes(), 0, 60 * 24 * 60);
        var most = calendar.maxPerDay();
        range("maxPerDay", most == null ? 1 : most, 1, 288);
    }

    private void reminders() {
        var all = calendar.reminders() == null ? List.<Reminder>of() : calendar.reminders();
        if (all.size() > MOST_REMINDERS) {
            wrong("reminders", "must be at most " + MOST_REMINDERS);
        }
        if (all.stream().map(Reminder::offsetMinutes).distinct().count() < all.size()) {
            wrong("reminders", "must each have an offset of its own");
        }
        for (int i = 0; i < all.size(); i++) {
            var template = all.get(i).template();
            if (template != null && !ReminderWords.unknownFields(template).isEmpty()) {
                wrong(
                        "reminders/" + i + "/template",
                        "names fields that there are not: " + String.join(", ", ReminderWords.unknownFields(template)));
            }
        }
    }

    private void cells(String field, int minutes, int fewest) {
        if (minutes % Cells.MINUTES != 0) {
            wrong(field, "must be a multiple of " + Cells.MINUTES);
        }
        range(field, minutes, fewest * Cells.MINUTES, LONGEST);
    }

    private void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            wrong(field, "must be between " + least + " and " + most);
        }
    }

    private void wrong(String field, String sentence) {
        errors.add(new FieldError("/" + field, "value", sentence));
    }
}
