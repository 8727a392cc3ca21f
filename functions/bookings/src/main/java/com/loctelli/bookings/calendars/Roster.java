package com.loctelli.bookings.calendars;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Users whose time may be offered, as they are now.
 *
 * @param bookable those of them who can be booked: who has left or is set not to be is not one of them
 * @param stated the schedules that they stated, by user
 */
public record Roster(List<String> bookable, Map<String, Schedule> stated) {
    /** The user's hours: those they stated, or office hours in the zone. */
    public Schedule hours(String userId, ZoneId otherwise) {
        var own = stated.get(userId);
        return own == null ? Schedule.officeHours(otherwise) : own;
    }
}
