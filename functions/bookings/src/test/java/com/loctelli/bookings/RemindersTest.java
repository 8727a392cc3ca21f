package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.ChangeCalendar;
import com.loctelli.bookings.calendars.ReminderWords;
import com.loctelli.bookings.reminders.SendDueReminders;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.conversations.Arrival;
import com.loctelli.conversations.ConversationStatus;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.conversations.TenantConversations;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.OptOutResult;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.lambda.LocalContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise: a reminder carries what it was planned for and looks again when it fires, leaves by the one send path, and is
 * one text.
 */
class RemindersTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final StopSwitch stop = new StopSwitch();
    private final BookingsFixture of =
            new BookingsFixture(TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of(stop)));
    private final String phone = number("212736");
    private final String lead = lead();
    private final Calendar calendar = calendar();

    private static String number(String prefix) {
        return "+1" + prefix + "%04d".formatted(NUMBERS.incrementAndGet());
    }

    private String lead() {
        of.test.platform().directory().register(of.test.admin(), of.tenant.id());
        new Senders(of.test.platform())
                .add(of.tenant, PhoneNumber.ofE164(number("646736")), "twilio", null, null, Actor.SYSTEM);
        var fields = LeadChange.builder().name("Lea Lead").phone(phone).build();
        return new Leads(of.test.platform())
                .of(of.tenant)
                .create(NewLead.of(LeadSource.MANUAL, fields), Actor.SYSTEM)
                .sk();
    }

    private Calendar calendar() {
        var made = of.calendar("ana");
        of.alwaysOpen("ana");
        var changed = change(
                made, List.of(Map.of("offsetMinutes", 60), Map.of("offsetMinutes", 15, "template", "{{time}}: soon!")));
        assertEquals(200, changed.status(), changed.body());
        return made;
    }

    private HttpCall.Answer change(Calendar calendar, List<?> reminders) {
        return of.call(ChangeCalendar.Function::new, "PATCH", "/v1/calendars/{id}", calendar.id())
                .body(Map.of("reminders", reminders))
                .send();
    }

    private String book(Instant at) {
        var id = bookUnheard(at);
        heard();
        return id;
    }

    /** Nobody has heard of the booking yet. */
    private String bookUnheard(Instant at) {
        var wish = new NewBooking(
                calendar.id(),
                lead,
                at,
                null,
                null,
                null,
                null,
                BookingSource.AI,
                of.test.platform().ids().token(),
                null);
        return of.bookings.book(wish, of.manager.actor()).id();
    }

    private void heard() {
        of.test.drain(QueueName.BOOKING_EVENTS, new RecordBooking.Function(of.test.platform()));
    }

    private void at(Instant time) {
        of.test.clock().set(time);
    }

    private void sweep() {
        new SendDueReminders.Function(of.test.platform())
                .handleRequest(Map.of(), new LocalContext("test", "sweep", Long.MAX_VALUE));
    }

    private List<SmsMessage> texts() {
        return of
                .test
                .platform()
                .database()
                .table(TableName.MESSAGING)
                .of(of.tenant)
                .query(Query.prefix("SMS#").limit(100), SmsMessage.class)
                .data()
                .stream()
                .map(Stored::value)
                .toList();
    }

    private long waiting() {
        return of.keys().stream().filter(key -> key.startsWith("REMIND#")).count();
    }

    @Test
    void aLeadIsRemindedAtItsTimeByTheOneSendPathAndOnce() {
        var booking = book(TUESDAY_9);
        heard();
        assertEquals(2, waiting());
        at(TUESDAY_9.minus(Duration.ofMinutes(61)));
        sweep();
        assertEquals(List.of(), texts());

        at(TUESDAY_9.minus(Duration.ofMinutes(59)));
        sweep();
        sweep();

        assertEquals(1, texts().size());
        var text = texts().getFirst();
        assertEquals(phone, text.to());
        assertEquals(booking, text.bookingId());
        assertEquals(Purpose.TRANSACTIONAL, text.purpose());
        assertEquals("booking:" + booking + ":0:60m", text.dedupeKey());
        assertEquals(TextState.PENDING, text.status());
        assertNotNull(text.decision());
        at(TUESDAY_9.minus(Duration.ofMinutes(10)));
        sweep();
        assertEquals(2, texts().size());
        assertEquals(0, waiting());
        var told = new Leads(of.test.platform())
                .of(of.tenant).timeline(lead, null, 50).data().stream()
                        .filter(entry -> entry.type().equals("booking_reminded"))
                        .count();
        assertEquals(2, told);
    }

    @Test
    void aBookingThatIsHeardOfLateIsRemindedOfAllTheSame() {
        bookUnheard(TUESDAY_9);
        at(TUESDAY_9.minus(Duration.ofMinutes(50)));
        bookUnheard(TUESDAY_9.minus(Duration.ofMinutes(30)));
        heard();

        sweep();

        assertEquals(1, texts().size(), "not of one that fell into the hour before it was made");
        assertTrue(texts().getFirst().dedupeKey().endsWith(":60m"));
        assertEquals(2, waiting());
    }

    @Test
    void anAppointmentThatMovedIsRemindedOfAtItsNewTimeOnly() {
        var booking = book(TUESDAY_9);
        of.bookings.reschedule(booking, TUESDAY_9.plus(Duration.ofHours(3)), of.manager.actor());
        heard();
        at(TUESDAY_9.minus(Duration.ofMinutes(10)));
        sweep();
        assertEquals(List.of(), texts());
        at(TUESDAY_9.plus(Duration.ofMinutes(121)));
        sweep();
        assertEquals(
                List.of("booking:" + booking + ":1:60m"),
                texts().stream().map(SmsMessage::dedupeKey).toList());
    }

    @Test
    void anOlderChangeThatIsHeardAgainPlansNothing() {
        var booking = bookUnheard(TUESDAY_9);
        var made = of.changes().getFirst();
        at(TUESDAY_9.minus(Duration.ofMinutes(90)));
        of.bookings.reschedule(booking, TUESDAY_9.minus(Duration.ofMinutes(60)), of.manager.actor());
        heard();
        assertEquals(1, waiting(), "the hour before it had begun when it was moved");

        of.test.platform().queues().send(Outgoing.of(QueueName.BOOKING_EVENTS, of.tenant, made));
        heard();
        sweep();

        assertEquals(List.of(), texts());
        assertEquals(1, waiting());
    }

    @Test
    void ofAnAppointmentThatIsOffOrBegunNobodyIsReminded() {
        var off = book(TUESDAY_9);
        book(TUESDAY_9.plus(Duration.ofHours(1)));
        of.bookings.cancel(off, "ill", of.manager.actor());
        heard();
        at(TUESDAY_9.plus(Duration.ofMinutes(61)));
        sweep();
        assertEquals(List.of(), texts());
        assertEquals(0, waiting());
    }

    @Test
    void aReminderDoesNotGetPastStop() {
        book(TUESDAY_9);
        new Consents(of.test.platform())
                .of(of.tenant)
                .suppress(
                        phone,
                        NewConsent.of("revoked", "all", "keyword", Map.of()),
                        "keyword",
                        null,
                        Actor.SYSTEM,
                        List.of());
        at(TUESDAY_9.minus(Duration.ofMinutes(59)));
        sweep();
        assertEquals(TextState.SKIPPED, texts().getFirst().status());
        assertEquals("suppression", texts().getFirst().decision().refusedBy());
        assertNull(conversations().ofLead(lead), "what was not said is no message");
        assertEquals(1, waiting(), "the one of a quarter of an hour before");
    }

    @Test
    void aReminderStandsInTheConversationWhereItCameAndChangesNothingElseOfIt() {
        var booking = book(TUESDAY_9);
        at(TUESDAY_9.minus(Duration.ofMinutes(59)));
        hears("See you there");
        var before = Objects.requireNonNull(conversations().ofLead(lead)).value();
        sweep();
        sweep();
        of.test.clock().advance(Duration.ofSeconds(1));
        var after = Objects.requireNonNull(conversations().ofLead(lead)).value();
        assertEquals(ConversationStatus.WAITING_US, after.status());
        assertEquals(before.epoch(), after.epoch());
        assertEquals(before.unreadCount(), after.unreadCount());
        assertEquals(before.lastActivityAt(), after.lastActivityAt(), "it keeps its place in the inbox");
        assertNull(after.firstResponseAt(), "and nobody has answered");
        hears("Thanks");
        assertEquals(
                List.of("lead", "reminder", "lead"),
                messages().stream().map(message -> message.author().type()).toList());
        var reminder = messages().get(1);
        assertEquals(new Actor("reminder", booking), reminder.author());
        assertEquals(texts().getFirst().id(), reminder.textId());
        assertTrue(reminder.isAutomatic());
        assertTrue(reminder.text().contains("9:00"), reminder.text());
        assertEquals(after.id(), texts().getFirst().conversationId());
    }

    @Test
    void whoNeverWroteFindsTheReminderAboveTheirAnswer() {
        book(TUESDAY_9);
        at(TUESDAY_9.minus(Duration.ofMinutes(59)));
        sweep();
        var opened = Objects.requireNonNull(conversations().ofLead(lead)).value();
        assertEquals(ConversationStatus.WAITING_LEAD, opened.status());
        assertEquals(1, opened.lastSeq());
        hears("Can we make it later?");
        assertEquals(
                List.of("reminder", "lead"),
                messages().stream().map(message -> message.author().type()).toList());
    }

    private TenantConversations conversations() {
        return new Conversations(of.test.platform()).of(of.tenant);
    }

    private List<StoredMessage> messages() {
        return conversations().recent(Conversations.idOf(lead), 100);
    }

    private void hears(String words) {
        conversations()
                .intake()
                .take(new Arrival(
                        of.test.platform().ids().token(),
                        PhoneNumber.ofE164(phone),
                        number("646737"),
                        words,
                        OptOutResult.Kind.ORDINARY));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSweepStoppedAtAnyOfItsStepsRemindsOnce(boolean afterTheEffect) {
        for (int step = 1; step <= 8; step++) {
            int before = texts().size();
            var time = TUESDAY_9.plus(Duration.ofDays(step));
            at(time.minus(Duration.ofHours(3)));
            book(time);
            at(time.minus(Duration.ofMinutes(59)));
            stop.arm(step, afterTheEffect);
            try {
                sweep();
            } catch (RuntimeException _) {
                // It was stopped.
            }
            stop.restart();
            sweep();
            sweep();
            assertEquals(before + 1, texts().size(), "stopped at step " + step);
            assertEquals(before + 1, messages().size(), "and in the conversation, stopped at step " + step);
            at(time.plus(Duration.ofMinutes(1)));
            sweep();
        }
    }

    @Test
    void wrongRemindersAreNamedAndAnEmptyListEndsThem() {
        var wrong = change(
                calendar,
                List.of(
                        Map.of("offsetMinutes", 60),
                        Map.of("offsetMinutes", 60, "template", "See you {{tomorow}}, {{name}}")));
        assertEquals(List.of("/reminders", "/reminders/1/template"), wrong.wrongFields());
        assertEquals(
                List.of("/reminders/0/offsetMinutes"),
                change(calendar, List.of(Map.of("offsetMinutes", 1))).wrongFields());
        assertEquals(
                2,
                ((List<?>) change(calendar, List.of(Map.of("offsetMinutes", 60), Map.of("offsetMinutes", 5)))
                                .at("reminders"))
                        .size());
        assertEquals(200, change(calendar, List.of()).status());
        book(TUESDAY_9);
        assertEquals(0, waiting());
    }

    @Test
    void theWordsAreInThePersonsLanguageAndZoneAndInEveryPhonesAlphabet() {
        var about = new ReminderWords.About("Ana", "Acme", TUESDAY_9, ZoneId.of("America/New_York"), null);
        assertEquals(
                "Acme: your appointment is on Tuesday, 3 March at 9:00 AM EST.",
                ReminderWords.of(null, "en-US", about));
        assertTrue(ReminderWords.of(null, "de", about).startsWith("Acme: Ihr Termin ist am Dienstag, 3 März um 09:00"));
        assertEquals(
                "Acme: your appointment is on Tuesday, 3 March at 9:00 AM EST.", ReminderWords.of(null, "ja", about));
        assertEquals("Hi Ana, $1 at ?", ReminderWords.of("Hi {{name}}, $1 at {{ location }}?", "en", about));
    }
}
