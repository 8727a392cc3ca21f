package com.loctelli.bookings;

import com.loctelli.bookings.slots.Cells;
import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The items of bookings: their keys, and the writes of which every change is put together. */
final class BookingRows {
    /** How long cells and wishes outlive their booking. */
    private static final Duration AFTERWARDS = Duration.ofDays(7);

    private static final Duration HISTORY_OF_HOLDS = Duration.ofDays(90);

    final Platform platform;
    final Tenant tenant;
    final Rows rows;

    BookingRows(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.BOOKINGS).of(tenant);
    }

    static String cells(String userId) {
        return "CELL#" + userId + "#";
    }

    static String dedupe(String key) {
        return "DEDUPE#" + key;
    }

    static String history(String bookingId) {
        return bookingId + "#H#";
    }

    static String limit(String calendarId, String userId) {
        return "LIMIT#" + calendarId + "#" + userId;
    }

    static String byLead(String leadId) {
        return leadId + "#";
    }

    /** The booking, or null; a hold whose time is over is none. */
    @Nullable
    Stored<Booking> find(String id) {
        // Every other item of the table has '#' in its key.
        return id.startsWith("bk_") && id.indexOf('#') < 0 ? rows.get(id, Booking.class) : null;
    }

    Stored<Booking> need(String id) {
        var found = find(id);
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return found;
    }

    Write insert(Booking booking, Actor by) {
        var write = rows.insert(booking.id(), booking, by);
        var end = booking.holdExpiresAt();
        return indexed(end == null ? write : write.expires(end), booking);
    }

    Write replace(Stored<Booking> old, Booking booking) {
        return indexed(rows.replace(old, booking), booking);
    }

    /**
     * A wish, kept as long as its booking may be asked for again.
     *
     * @param fulfilled the booking that it became before and that is no longer what it asks for; null for none
     */
    Write wish(Booking booking, @Nullable String fulfilled, Actor by) {
        var key = dedupe(booking.dedupeKey());
        var wish = new DedupeItem(booking.id());
        var write = fulfilled == null
                ? rows.insert(key, wish, by)
                : rows.put(key, wish, by).when(Condition.equal("bookingId", fulfilled));
        return write.expires(end(booking)).otherwise(found -> new SlotTaken());
    }

    /** Takes one cell that nobody has. */
    Write take(Booking booking, String userId, String cell, Actor by) {
        return rows.insert(
                        cells(userId) + cell,
                        new SlotCell(booking.id(), booking.calendarId(), booking.bufferBefore()),
                        by)
                .expires(end(booking))
                .otherwise(found -> new SlotTaken());
    }

    /** Gives back one cell of the booking; nothing happens where it was cleared away already. */
    Write release(String bookingId, String userId, String cell) {
        return rows.delete(cells(userId) + cell)
                .when(Condition.equal("bookingId", bookingId).or(Condition.absent(TableName.SORT)))
                .otherwise(found -> new SlotTaken());
    }

    /** Makes a held item last: refused where the hold is over or another has the cell. */
    Write keep(Booking booking, String sk) {
        return rows.update(sk, new Update().set("ttl", end(booking).getEpochSecond()))
                .when(Condition.equal("bookingId", booking.id()))
                .when(Condition.greaterThan("ttl", platform.clock().now().getEpochSecond()))
                .otherwise(found -> new SlotTaken());
    }

    /** The entry as it was told: of an item {@code version} says how often it was written itself, which is once. */
    static BookingEvent entry(Stored<BookingEvent> stored) {
        var sk = stored.sk();
        return Copy.of(stored.value())
                .with("version", Long.valueOf(sk.substring(sk.lastIndexOf('#') + 1)))
                .made();
    }

    /** An entry of the history, one a version. */
    Write record(BookingEvent event, boolean isHold) {
        var sk = history(event.bookingId()) + String.format(Locale.ROOT, "%08d", event.version());
        var write = rows.insert(sk, event, event.actor());
        return isHold ? write.expires(event.at().plus(HISTORY_OF_HOLDS)) : write;
    }

    /** Refuses the transaction where another booking of the member on this calendar was made since the read. */
    Write limit(String calendarId, String userId, @Nullable Long seen) {
        var key = limit(calendarId, userId);
        var condition = seen == null ? Condition.absent(TableName.SORT) : Condition.equal("version", seen);
        return rows.upsert(key, new Update().set("calendarId", calendarId))
                .when(condition)
                .otherwise(found -> new SlotTaken());
    }

    /** Commits, with the message that tells of it. */
    void commit(List<Write> writes, @Nullable BookingEvent told, @Nullable String leadId) {
        var messages = told == null
                ? List.<Outgoing>of()
                : List.of(Outgoing.of(
                        QueueName.BOOKING_EVENTS,
                        tenant,
                        new BookingChanged(
                                told.bookingId(),
                                leadId,
                                told.from(),
                                told.to(),
                                told.version(),
                                told.startAt(),
                                told.actor(),
                                told.at())));
        if (told != null) {
            writes.getFirst()
                    .telling(new Happening("booking_changed", told.bookingId(), leadId, null, null, told.to()));
        }
        platform.outbox().commit(rows, writes, messages);
    }

    List<Stored<SlotCell>> cells(String userId, Instant from, Instant to) {
        var query = Query.between(cells(userId) + minute(from), cells(userId) + minute(to))
                .limit(20_000);
        return rows.query(query, SlotCell.class).data();
    }

    /** When a cell begins. */
    static Instant time(String userId, Stored<SlotCell> cell) {
        return Instant.parse(cell.sk().substring(cells(userId).length()) + ":00Z");
    }

    private static String minute(Instant instant) {
        return Json.text(instant).substring(0, "uuuu-MM-ddTHH:mm".length());
    }

    private static Instant end(Booking booking) {
        var hold = booking.holdExpiresAt();
        Cells cells = booking.cells();
        return hold == null ? cells.span().to().plus(AFTERWARDS) : hold;
    }

    private static Write indexed(Write write, Booking booking) {
        var start = Json.text(booking.startAt()) + "#" + booking.id();
        var lead = booking.leadId();
        write.with("byStart", start);
        return lead == null ? write : write.with("byLead", byLead(lead) + start);
    }
}
