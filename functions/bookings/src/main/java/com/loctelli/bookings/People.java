package com.loctelli.bookings;

import com.loctelli.bookings.slots.Member;
import java.util.List;
import java.util.Map;

/**
 * The members of a calendar who can be booked, as they were read for one question.
 *
 * @param load how many bookings each has in the time that was read
 * @param limits the versions of the members' daily limits, read before their cells; empty for a calendar without one
 */
record People(List<Member> members, Map<String, Integer> load, Map<String, Long> limits) {
    /** Their ids, in the members' order. */
    List<String> ids() {
        return members.stream().map(member -> member.id().value()).toList();
    }
}
