package com.loctelli.assistant.tools;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.assistant.gate.KnownTime;
import com.loctelli.bookings.BookingStatus;
import com.loctelli.bookings.BookingView;
import com.loctelli.conversations.Conversation;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.knowledge.Found;
import com.loctelli.leads.Lead;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    final Conversation head;
    final @Nullable String calendarId;
    final List<String> knowledgeBaseIds;
    private final Map<String, BookingView> bookings = new LinkedHashMap<>();
    private final List<BenchState.Span> former = new ArrayList<>();
    private final Set<Instant> misheard = new HashSet<>();
    private final Set<Deed> done = EnumSet.noneOf(Deed.class);
    private final List<String> untold;
    private final List<Intent> noted = new ArrayList<>();
    private final List<Found> passages = new ArrayList<>();
    private int named;
    private ZoneId zone;
    private OfferBook offers;
    private @Nullable HandOff handOff;
    private @Nullable Later later;
    private @Nullable String end;

    /**
     * What a turn's tools begin with.
     *
     * @param calendarId the strategy's calendar, null where appointments are not made
     * @param knowledgeBaseIds the strategy's knowledge bases
     * @param bookings the lead's appointments that stand and lie ahead
     * @param untold what was done in turns whose replies were never sent
     */
    public Bench(
            Tenant tenant,
            Conversation head,
            Lead lead,
            @Nullable String calendarId,
            List<String> knowledgeBaseIds,
            OfferBook offers,
            List<BookingView> bookings,
            List<Intent> untold) {
        this.tenant = tenant;
        this.head = head;
        this.leadId = head.leadId();
        this.lead = lead;
        this.calendarId = calendarId;
        this.knowledgeBaseIds = List.copyOf(knowledgeBaseIds);
        this.zone = ZoneId.of(lead.timezone());
        this.offers = retold(offers);
        bookings.forEach(this::name);
        for (var one : untold) {
            done.add(one.deed());
            var was = one.was();
            if (was != null) {
                formerly(was, was.plus(Duration.ofHours(1)));
            }
        }
        this.untold = untold.stream().map(this::told).toList();
    }

    private String told(Intent one) {
        var at = one.deed() == Deed.CANCELLED ? one.was() : one.startAt();
        return one.deed().name().toLowerCase(Locale.ROOT) + (at == null ? "" : ": " + told(at));
    }

    /** The lead's zone, in which all times are told. */
    public ZoneId zone() {
        return zone;
    }

    /** The lead turns out to be in that zone: from now on all times are told in it, and what was offered is told anew. */
    void zone(ZoneId other) {
        zone = other;
        offers = retold(offers);
    }

    /** Whether the lead was told that time in another zone, and so means another time by it, until a reply tells it anew. */
    boolean isMisheard(Offer offer) {
        return misheard.contains(offer.startAt());
    }

    private OfferBook retold(OfferBook book) {
        book.offers().stream()
                .filter(offer -> !offer.text().equals(told(offer.startAt())))
                .forEach(offer -> misheard.add(offer.startAt()));
        return book.told(offer -> told(offer.startAt()));
    }

    /** The time as a lead reads it, such as {@code Tue 24 Nov, 10:30}. */
    public String told(Instant at) {
        return TOLD.format(at.atZone(zone));
    }

    /** The calendar that appointments are made in; null where none are. */
    public @Nullable String calendarId() {
        return calendarId;
    }

    /** Whether appointments are made here. */
    public boolean hasCalendar() {
        return calendarId != null;
    }

    /** Whether there is anything to look things up in. */
    public boolean hasKnowledge() {
        return !knowledgeBaseIds.isEmpty();
    }

    /** What was read in the knowledge bases. */
    public List<Found> passages() {
        return List.copyOf(passages);
    }

    /** What was offered, in this turn and before it. */
    public OfferBook offers() {
        return offers;
    }

    /** What was done in this turn, or in one whose reply was never sent. */
    public Set<Deed> done() {
        return Set.copyOf(done);
    }

    /** What was done in turns whose replies were never sent, a line each. */
    public List<String> untold() {
        return untold;
    }

    /** What this turn was about to do, done or not. */
    public List<Intent> noted() {
        return List.copyOf(noted);
    }

    /** That a person is to take over, or null. */
    public @Nullable HandOff handOff() {
        return handOff;
    }

    /** When the agent is to write again, or null. */
    public @Nullable Later later() {
        return later;
    }

    /** Why the conversation ends with the reply, or null. */
    public @Nullable String end() {
        return end;
    }

    /** The lead's appointments that stand and lie ahead by their aliases, those made in this turn too. */
    public Map<String, BookingView> bookings() {
        return Collections.unmodifiableMap(bookings);
    }

    /** Every time that a reply may state. */
    public List<KnownTime> times() {
        var out = new ArrayList<KnownTime>();
        former.forEach(span -> out.add(known(span.start(), span.end(), false, null)));
        offers.offers().forEach(offer -> out.add(known(offer.startAt(), offer.endAt(), false, offer.alias())));
        var again = later == null ? null : later.at();
        if (again != null) {
            out.add(known(again, again.plus(Duration.ofHours(1)), false, null));
        }
        bookings.values()
                .forEach(booking -> out.add(
                        known(booking.startAt(), booking.endAt(), booking.status() == BookingStatus.CONFIRMED, null)));
        return out;
    }

    private KnownTime known(Instant start, Instant end, boolean isBooked, @Nullable String alias) {
        return new KnownTime(start.atZone(zone), end.atZone(zone), isBooked, alias);
    }

    /** What lies here now. */
    public BenchState state() {
        return new BenchState(
                offers, Map.copyOf(bookings), List.copyOf(former), List.copyOf(done), passages(), zone.getId());
    }

    /** Makes the bench look as it did after a call that was recorded; what was done here besides stays done. */
    void restore(BenchState then) {
        zone = then.zone() == null ? zone : ZoneId.of(then.zone());
        offers = then.offers();
        bookings.clear();
        bookings.putAll(new TreeMap<>(then.bookings()));
        then.former().forEach(time -> formerly(time.start(), time.end()));
        done.addAll(then.done());
        learnt(then.passages());
    }

    /** Puts passages here that were read before. */
    public void learnt(List<Found> more) {
        more.stream().filter(found -> !passages.contains(found)).forEach(passages::add);
    }

    void noted(Intent intent) {
        noted.add(intent);
    }

    void offered(OfferBook changed) {
        offers = changed;
    }

    void booked(BookingView booking) {
        var known = bookings.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(booking.id()))
                .findFirst();
        known.ifPresentOrElse(entry -> bookings.put(entry.getKey(), booking), () -> name(booking));
        if (booking.status() == BookingStatus.CONFIRMED) {
            done.add(Deed.BOOKED);
        }
    }

    void moved(String alias, BookingView before, BookingView after) {
        formerly(before.startAt(), before.endAt());
        bookings.put(alias, after);
        done.add(Deed.MOVED);
    }

    void cancelled(String alias, BookingView before) {
        formerly(before.startAt(), before.endAt());
        bookings.remove(alias);
        done.add(Deed.CANCELLED);
    }

    /** Where the lead's last words stand, {@code <conversation>#<seq>}: an opt-out that they ask for is acted on once. */
    public String lastWords() {
        return head.id() + "#" + head.lastSeq();
    }

    void optedOut() {
        done.add(Deed.OPTED_OUT);
    }

    void handOff(HandOff to) {
        handOff = to;
    }

    void later(Later when) {
        later = when;
    }

    void end(String why) {
        end = why;
    }

    /** An alias is not given twice in a turn: "B1" is the same appointment from its beginning to its end. */
    private void name(BookingView booking) {
        named++;
        bookings.put("B" + named, booking);
    }

    private void formerly(Instant start, Instant until) {
        former.add(new BenchState.Span(start, until));
    }
}
