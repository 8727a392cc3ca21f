package com.loctelli.bookings;

import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.CalendarChange;
import com.loctelli.bookings.calendars.CalendarMember;
import com.loctelli.bookings.calendars.CalendarTerms;
import com.loctelli.bookings.calendars.CalendarType;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.calendars.Confirmation;
import com.loctelli.bookings.calendars.Schedule;
import com.loctelli.bookings.calendars.Schedules;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** One tenant with calendars to be made, and what its rows and queues hold. */
final class BookingsFixture {
    /** Tuesday, 3 March 2026, 9:00 in New York: the first slot of the day after the clock's. */
    static final Instant TUESDAY_9 = Instant.parse("2026-03-03T14:00:00Z");

    private static final AtomicInteger USERS = new AtomicInteger();

    final TestPlatform test;
    final Tenant tenant;
    final Caller.User manager;
    final TenantBookings bookings;

    BookingsFixture() {
        this(TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of()));
    }

    BookingsFixture(TestPlatform test) {
        this.test = test;
        this.tenant = test.tenant();
        this.manager = test.user(tenant, Role.MANAGER);
        this.bookings = new Bookings(test.platform()).of(tenant);
    }

    String user() {
        var email = "u" + USERS.incrementAndGet() + "-" + test.platform().ids().token() + "@example.com";
        return new Users(test.platform())
                .of(tenant)
                .add(new NewUser("Ana", email, "Str0ng!pass", Role.AGENT), Actor.SYSTEM)
                .id();
    }

    String lead() {
        var fields = LeadChange.builder().name("Lea Lead").build();
        return new Leads(test.platform())
                .of(tenant)
                .create(NewLead.of(LeadSource.MANUAL, fields), Actor.SYSTEM)
                .sk();
    }

    /** A calendar in New York of half-hour slots without buffers, notice or need of members who are users. */
    Calendar calendar(String... members) {
        return calendar(fields -> {}, members);
    }

    Calendar calendar(java.util.function.Consumer<Fields> more, String... members) {
        var fields = new Fields();
        more.accept(fields);
        var terms = new CalendarTerms(
                fields.type,
                null,
                Arrays.stream(members)
                        .map(id -> new CalendarMember(id, fields.weights.get(id), null))
                        .toList(),
                fields.slotMinutes,
                fields.slotMinutes,
                fields.bufferBefore,
                fields.bufferAfter,
                0,
                30,
                fields.maxPerDay,
                null,
                fields.confirmation,
                fields.allowReschedule,
                null,
                fields.cutoffMinutes,
                null,
                null);
        var change = new CalendarChange("Intro call", "America/New_York", terms);
        return new Calendars(test.platform())
                .of(tenant)
                .create(change, Actor.SYSTEM)
                .value();
    }

    /** What a test may want different. */
    static final class Fields {
        CalendarType type;
        int slotMinutes = 30;
        int bufferBefore;
        int bufferAfter;
        Integer maxPerDay;
        Confirmation confirmation;
        Boolean allowReschedule;
        Integer cutoffMinutes;
        final Map<String, Integer> weights = new HashMap<>();

        Fields slot(int minutes) {
            slotMinutes = minutes;
            return this;
        }
    }

    /** Lets members work around the clock. */
    void alwaysOpen(String... members) {
        var days = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN").stream()
                .map(day -> new Schedule.WeekdayHours(day, "00:00", "24:00"))
                .toList();
        for (var member : members) {
            new Schedules(test.platform())
                    .put(tenant, member, new Schedule("UTC", days, List.of(), List.of()), Actor.SYSTEM);
        }
    }

    NewBooking wish(Calendar calendar, Instant start) {
        return wish(calendar, start, test.platform().ids().token());
    }

    NewBooking wish(Calendar calendar, Instant start, String dedupeKey) {
        return new NewBooking(calendar.id(), null, start, null, null, null, null, BookingSource.AI, dedupeKey, null);
    }

    BookingView book(Calendar calendar, Instant start) {
        return bookings.book(wish(calendar, start), manager.actor());
    }

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String method, String path) {
        return test.call(test.function(function, Permission.WORK), method, path).as(manager);
    }

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String method, String path, String id) {
        return call(function, method, path.replace("{id}", id)).path("id", id);
    }

    Rows rows() {
        return test.platform().database().table(TableName.BOOKINGS).of(tenant);
    }

    /** The sort keys of all the tenant's items in the table. */
    List<String> keys() {
        return rows().query(Query.prefix("").limit(20_000), Rows.Nothing.class).data().stream()
                .map(item -> item.sk())
                .toList();
    }

    /** Who has each cell. */
    Map<String, String> cells() {
        var cells = new TreeMap<String, String>();
        rows().query(Query.prefix("CELL#").limit(20_000), SlotCell.class)
                .data()
                .forEach(cell -> cells.put(cell.sk(), cell.value().bookingId()));
        return cells;
    }

    /** The events that wait, which are then taken. */
    List<BookingChanged> changes() {
        var seen = new ArrayList<BookingChanged>();
        test.drain(
                QueueName.BOOKING_EVENTS,
                new QueueFunction<>(test.platform(), BookingChanged.class, (of, event) -> {
                    if (of.equals(tenant)) {
                        seen.add(event);
                    }
                    return Outcome.DONE;
                }) {});
        return seen;
    }
}
