package com.loctelli.bookings.slots;

import com.loctelli.bookings.slots.Availability.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the times at which people can be booked.
 *
 * <p>A slot lies wholly in working time, begins on the grid that counts from the beginning of the local hours, and with
 * its buffers overlaps nothing busy; the buffers themselves may lie outside the hours. The work is proportional to the
 * slots looked at and the busy stretches. Immutable and safe for concurrent use.
 */
public final class SlotFinder {
    private final SlotRules rules;

    /** Finds slots by these rules. */
    public SlotFinder(SlotRules rules) {
        this.rules = rules;
    }

    /** The slots at which any one of the members can be booked, each with the member it is of. */
    public Availability anyOf(List<Member> members, SlotSearch search) {
        List<Slot> slots = new ArrayList<>();
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Member member : members) {
            reasons.addAll(new MemberSlots(member, rules, search).walk(slots::add));
        }
        // The sort meets one sorted run a member, which it merges rather than sorts anew.
        slots.sort(Comparator.comparing(Slot::start).thenComparing(Slot::member));
        return answer(slots, members.isEmpty() ? EnumSet.of(Reason.NO_MEMBERS) : reasons);
    }

    /** The slots at which all members can be booked together; each is told once, of the first member. */
    public Availability allOf(List<Member> members, SlotSearch search) {
        if (members.isEmpty()) {
            return answer(List.of(), EnumSet.of(Reason.NO_MEMBERS));
        }
        List<Slot> common = new ArrayList<>();
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        boolean first = true;
        boolean everybodyHasTime = true;
        for (Member member : members) {
            List<Slot> own = new ArrayList<>();
            reasons.addAll(new MemberSlots(member, rules, search).walk(own::add));
            everybodyHasTime &= !own.isEmpty();
            if (first) {
                common = own;
            } else {
                Set<Instant> starts = new HashSet<>();
                own.forEach(slot -> starts.add(slot.start()));
                common.removeIf(slot -> !starts.contains(slot.start()));
            }
            first = false;
        }
        return answer(common, everybodyHasTime ? EnumSet.of(Reason.NEVER_TOGETHER) : reasons);
    }

    private static Availability answer(List<Slot> slots, Set<Reason> reasons) {
        return slots.isEmpty() ? new Availability.NoSlots(reasons) : new Availability.Free(slots);
    }
}
