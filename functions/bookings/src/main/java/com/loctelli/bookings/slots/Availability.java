package com.loctelli.bookings.slots;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a search for slots comes to: some slots, or the reasons why there are none. */
public sealed interface Availability {
    /** The slots, none when there are none. */
    List<Slot> slots();

    /** At least one slot, by beginning and then by member. */
    record Free(List<Slot> slots) implements Availability {
        /** Refuses an empty list: that needs reasons. */
        public Free {
            slots = List.copyOf(slots);
            if (slots.isEmpty()) {
                throw new IllegalArgumentException("free means at least one slot");
            }
        }
    }

    /** No slot, and every reason that kept one away. */
    record NoSlots(Set<Reason> reasons) implements Availability {
        /** Keeps the reasons in their natural order; at least one is there. */
        public NoSlots {
            reasons = Collections.unmodifiableSet(EnumSet.copyOf(reasons));
        }

        @Override
        public List<Slot> slots() {
            return List.of();
        }

        /** The reasons as sentences for people. */
        public String explanation() {
            return reasons.stream().map(Reason::sentence).collect(Collectors.joining(" "));
        }
    }

    /** Why a time is not offered. */
    enum Reason {
        /** The calendar has nobody to book. */
        NO_MEMBERS("Nobody can be booked on this calendar."),
        /** No working hours lie in the window. */
        CLOSED("The calendar is closed at that time."),
        /** Working hours are shorter than a slot, or no slot begins in the window. */
        TOO_SHORT("The open time is too short for an appointment."),
        /** The time is past, or sooner than the calendar's notice allows. */
        INSIDE_NOTICE("That time is past or too soon to be booked."),
        /** The time is further away than the calendar can be booked. */
        BEYOND_HORIZON("That time is further ahead than the calendar can be booked."),
        /** The day's limit of appointments is reached. */
        DAILY_LIMIT("No more appointments are taken on that day."),
        /** Every slot is taken. */
        FULLY_BOOKED("Every slot at that time is taken."),
        /** Each member has time, but never all at once. */
        NEVER_TOGETHER("The members are never all free at once at that time.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** The reason in a sentence for people. */
        public String sentence() {
            return sentence;
        }
    }
}
