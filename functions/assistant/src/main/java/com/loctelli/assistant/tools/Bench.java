package com.loctelli.assistant.tools;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.assistant.gate.KnownTime;
import com.loctelli.bookings.BookingStatus;
import com.loctelli.bookings.BookingView;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tools of one turn work on: whom they are bound to, and what they have found and done so far. Used by one
 * thread.
 */
public final class Bench {
    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    final Tenant tenant;
    final String leadId;
    final Lead lead;
    final String conversationId;
    final long lastSeq;
    final @Nullable String calendarId;
    private final ZoneId zone;
    private final List<BookingView> bookings;
    private final Set<Deed> done = EnumSet.noneOf(Deed.class);
    private OfferBook offers;
    private @Nullable String handOff;

    /** @param calendarId the strategy's calendar, null where appointments are not made */
    public Bench(
            Tenant tenant,
            String leadId,
            Lead lead,
            String conversationId,
            long lastSeq,
            @Nullable String calendarId,
            OfferBook offers,
            List<BookingView> bookings) {
        this.tenant = tenant;
        this.leadId = leadId;
        this.lead = lead;
        this.conversationId = conversationId;
        this.lastSeq = lastSeq;
        this.calendarId = calendarId;
        this.zone = ZoneId.of(lead.timezone());
        this.offers = offers;
        this.bookings = new ArrayList<>(bookings);
    }

    /** The lead's zone, in which all times are told. */
    public ZoneId zone() {
        return zone;
    }

    /** The time as a lead reads it, such as {@code Tue 24 Nov, 10:30}. */
    public String told(Instant at) {
        return TOLD.format(at.atZone(zone));
    }

    /** Whether appointments are made here. */
    public boolean hasCalendar() {
        return calendarId != null;
    }

    /** What was offered, in this turn and before it. */
    public OfferBook offers() {
        return offers;
    }

    /** What was done in this turn. */
    public Set<Deed> done() {
        return Set.copyOf(done);
    }

    /** Why a person is to take over, or null. */
    public @Nullable String handOff() {
        return handOff;
    }

    /** The lead's appointments that stand and lie ahead, those made in this turn too. */
    public List<BookingView> bookings() {
        return List.copyOf(bookings);
    }

    /** Every time that a reply may state. */
    public List<KnownTime> times() {
        var out = new ArrayList<KnownTime>();
        offers.offers()
                .forEach(offer -> out.add(new KnownTime(
                        offer.startAt().atZone(zone), offer.endAt().atZone(zone), false, offer.alias())));
        bookings.forEach(booking -> out.add(new KnownTime(
                booking.startAt().atZone(zone),
                booking.endAt().atZone(zone),
                booking.status() == BookingStatus.CONFIRMED,
                null)));
        return out;
    }

    void offered(OfferBook changed) {
        offers = changed;
    }

    void booked(BookingView booking) {
        bookings.removeIf(other -> other.id().equals(booking.id()));
        bookings.add(booking);
        if (booking.status() == BookingStatus.CONFIRMED) {
            done.add(Deed.BOOKED);
        }
    }

    void handOff(String reason) {
        handOff = reason;
    }
}
