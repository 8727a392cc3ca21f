package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.slots.Availability;
import com.loctelli.bookings.slots.SlotRules;
import com.loctelli.bookings.slots.SlotSearch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What was read for a search of slots, and what it comes to, as a whole or day by day. */
record SlotAnswer(Calendar calendar, SlotRules rules, People people, SlotSearch search) {
    OfferedSlots offers() {
        return offers(search);
    }

    /** The same for each local day of the zone that the search touches. */
    List<SlotsView.Day> days(ZoneId zone) {
        var days = new ArrayList<SlotsView.Day>();
        Instant from = search.from();
        while (from.isBefore(search.to())) {
            var date = from.atZone(zone).toLocalDate();
            var midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
            var to = midnight.isBefore(search.to()) ? midnight : search.to();
            var offers = offers(new SlotSearch(from, to, search.now()));
            days.add(new SlotsView.Day(date, offers.slots().size(), offers.reasons()));
            from = to;
        }
        return days;
    }

    private OfferedSlots offers(SlotSearch part) {
        Availability found = SlotReader.find(calendar, rules, people, part);
        return Offers.of(calendar, found);
    }
}
