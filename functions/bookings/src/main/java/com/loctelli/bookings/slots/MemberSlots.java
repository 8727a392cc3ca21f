package com.loctelli.bookings.slots;

import com.loctelli.bookings.slots.Availability.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One walk through one member's working time, collecting free slots and the reasons that kept others away.
 *
 * <p>Slots and busy stretches are both met in order, so each is looked at once. Times are epoch seconds.
 */
final class MemberSlots {
    private final Member member;
    private final SlotRules rules;
    private final SlotSearch search;
    private final long earliest;
    private final long latest;
    private final List<Interval> busy;
    private final Map<Long, Integer> bookedByDay = new HashMap<>();
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private int nextBusy;

    MemberSlots(Member member, SlotRules rules, SlotSearch search) {
        this.member = member;
        this.rules = rules;
        this.search = search;
        this.earliest = ceiling(search.now()) + rules.minNoticeMinutes() * 60L;
        this.latest = search.now().getEpochSecond() + rules.horizonDays() * WorkingHours.DAY_SECONDS;
        this.busy = member.busy().intervals();
        for (Instant start : member.bookingStarts()) {
            long day = start.atZone(member.hours().zone()).toLocalDate().toEpochDay();
            bookedByDay.merge(day, 1, Integer::sum);
        }
    }

    /** Hands every free slot on, in order, and answers why others were left out. */
    Set<Reason> walk(Consumer<Slot> free) {
        long from = ceiling(search.from());
        long to = ceiling(search.to());
        // A slot may begin in the window and end after it.
        List<OpenPiece> pieces = member.hours()
                .pieces(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to).plus(rules.slot()));
        long[] closes = closings(pieces);
        if (pieces.isEmpty() || pieces.getFirst().from() >= to) {
            reasons.add(Reason.CLOSED);
            return reasons;
        }
        for (int i = 0; i < pieces.size(); i++) {
            OpenPiece piece = pieces.get(i);
            long step = rules.intervalMinutes() * 60L;
            long end = Math.min(piece.to(), to);
            for (long at = onGrid(piece, step); at < end; at += step) {
                offer(piece, at, closes[i], free);
            }
        }
        if (reasons.isEmpty()) {
            reasons.add(Reason.TOO_SHORT);
        }
        return reasons;
    }

    private void offer(OpenPiece piece, long start, long closes, Consumer<Slot> free) {
        long end = start + rules.slotMinutes() * 60L;
        if (end > closes) {
            // The last grid time of nearly every day: told only when nothing else is.
            return;
        }
        if (start < earliest) {
            reasons.add(Reason.INSIDE_NOTICE);
        } else if (start > latest) {
            reasons.add(Reason.BEYOND_HORIZON);
        } else if (isDayFull(piece.localDay(start))) {
            reasons.add(Reason.DAILY_LIMIT);
        } else {
            Slot slot = new Slot(member.id(), Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
            if (isTaken(rules.span(slot.interval()))) {
                reasons.add(Reason.FULLY_BOOKED);
            } else {
                free.accept(slot);
            }
        }
    }

    private boolean isDayFull(long day) {
        Integer most = rules.maxPerDay();
        return most != null && bookedByDay.getOrDefault(day, 0) >= most;
    }

    private boolean isTaken(Interval span) {
        while (nextBusy < busy.size() && !busy.get(nextBusy).to().isAfter(span.from())) {
            nextBusy++;
        }
        return nextBusy < busy.size() && busy.get(nextBusy).overlaps(span);
    }

    /** The first time of the grid in a piece. */
    private static long onGrid(OpenPiece piece, long step) {
        return piece.anchor() + Math.ceilDiv(piece.from() - piece.anchor(), step) * step;
    }

    /** For each piece, when the working time ends that goes on from it without a break. */
    private static long[] closings(List<OpenPiece> pieces) {
        long[] closes = new long[pieces.size()];
        for (int i = pieces.size() - 1; i >= 0; i--) {
            long to = pieces.get(i).to();
            boolean goesOn = i + 1 < pieces.size() && pieces.get(i + 1).from() == to;
            closes[i] = goesOn ? closes[i + 1] : to;
        }
        return closes;
    }

    private static long ceiling(Instant time) {
        return time.getNano() == 0 ? time.getEpochSecond() : time.getEpochSecond() + 1;
    }
}
