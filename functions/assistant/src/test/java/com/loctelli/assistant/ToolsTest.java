package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.tools.Tool;
import com.loctelli.assistant.tools.Tools;
import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.bookings.BookingSource;
import com.loctelli.bookings.Bookings;
import com.loctelli.bookings.NewBooking;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.calendars.Schedule;
import com.loctelli.bookings.calendars.Schedules;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.OptOuts;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.BuiltIn;
import com.loctelli.strategies.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 2.4: slots are tokens; the model cannot book a time that was not offered, and the same wish is one booking. */
class ToolsTest {
    private static final ChatReply LOOK = ChatReply.calls(ToolCall.of(
            "check_availability", "{\"from\":\"2026-03-03\",\"to\":\"2026-03-04\",\"day_part\":\"afternoon\"}"));
    private static final ChatReply BOOK = ChatReply.calls(ToolCall.of("create_booking", "{\"alias\":\"S1\"}"));
    private static final ChatReply SAY = ChatReply.text("Which one suits you?");

    @Test
    void theToolsThatATemplateMayAllowAreTheOnesThatThereAre() {
        assertEquals(BuiltIn.TOOLS, Tools.all().stream().map(Tool::wire).toList());
    }

    @Test
    void freeTimesAreToldInTheShapeThatWasAgreed() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script().then(LOOK).then(SAY));
        scene.answer("tomorrow afternoon?");
        var json = scene.traces().getFirst().toolCalls().getFirst().resultJson();
        assertTrue(
                json.startsWith("{\"timezone\":\"America/New_York\",\"slots\":[{\"alias\":\"S1\",\"text\":\"Tue 3 Mar,"
                        + " 12:00\"}"),
                json);
        assertTrue(json.endsWith("\"reason\":null}"), json);

        scene.speakBy(new Script()
                .then(ChatReply.calls(ToolCall.of(
                        "check_availability", "{\"from\":\"2026-03-07\",\"to\":\"2026-03-08\",\"day_part\":null}")))
                .then(SAY));
        scene.answer("and at the weekend?");
        var none = tree(scene);
        assertEquals(List.of(), none.get("slots"));
        assertFalse(String.valueOf(none.get("reason")).isBlank());
    }

    @Test
    void anOfferIsGoodForOneBookingHoweverOftenItIsTakenAndEvenWhenItsTokenHasExpired() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script().then(LOOK).then(SAY));
        scene.answer("tomorrow afternoon?");
        scene.test.clock().advance(Duration.ofMinutes(40));
        scene.speakBy(new Script().then(BOOK).then(ChatReply.text("You're booked for Tue 3 Mar, 12:00.")));
        assertEquals("You're booked for Tue 3 Mar, 12:00.", scene.answer("the first"));
        var first = tree(scene);
        assertEquals("confirmed", first.get("status"));
        assertEquals("Tue 3 Mar, 12:00", first.get("text"));

        scene.speakBy(new Script().then(BOOK).then(ChatReply.text("Yes, you're booked for Tuesday at noon.")));
        assertEquals("Yes, you're booked for Tuesday at noon.", scene.answer("S1, yes?"));
        assertEquals(first.get("bookingId"), tree(scene).get("bookingId"));
        assertEquals(1, scene.bookings().size());
    }

    @Test
    void aTimeThatWasTakenMeanwhileIsAnsweredWithOthersAndNotBooked() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script().then(LOOK).then(SAY));
        scene.answer("tomorrow afternoon?");
        var bookings = new Bookings(scene.platform).of(scene.tenant);
        var calendarId =
                new Strategies(scene.platform).of(scene.tenant).brief(null).calendarId();
        bookings.book(
                new NewBooking(
                        calendarId,
                        null,
                        Instant.parse("2026-03-03T17:00:00Z"),
                        null,
                        null,
                        null,
                        null,
                        BookingSource.USER,
                        "other",
                        null),
                Actor.SYSTEM);
        scene.speakBy(new Script()
                .then(BOOK)
                .then(ChatReply.text("Great, you're booked for Tue 3 Mar, 12:00!"))
                .then(ChatReply.text("Sorry, that one is gone. Shall I name others?")));
        assertEquals("Sorry, that one is gone. Shall I name others?", scene.answer("the first"));
        assertEquals(0, scene.bookings().size());
        var answer = tree(scene);
        assertEquals("slot-unavailable", answer.get("error"));
        assertTrue(((List<?>) answer.get("alternatives")).size() >= 2, answer.toString());
    }

    @Test
    void aTimeThatWasToldInAnotherZoneIsToldAnewBeforeItIsBooked() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script().then(LOOK).then(ChatReply.text("S1: Tue 3 Mar, 12:00. Does it suit you?")));
        scene.answer("tomorrow afternoon?");

        scene.speakBy(new Script()
                .then(ChatReply.calls(
                        ToolCall.of(
                                "update_lead_details",
                                "{\"name\":null,\"email\":null,\"company\":null,\"timezone\":\"America/Denver\",\"language\":null}"),
                        ToolCall.of("create_booking", "{\"alias\":\"S1\"}")))
                .then(ChatReply.text("You're booked for Tue 3 Mar, 12:00."))
                .then(ChatReply.text("Where you are that is Tue 3 Mar, 10:00. Does it suit you?")));
        assertEquals("Where you are that is Tue 3 Mar, 10:00. Does it suit you?", scene.answer("I'm in Denver. S1"));
        var calls = scene.traces().getFirst().toolCalls();
        assertTrue(calls.getFirst().resultJson().contains("\"S1\":\"Tue 3 Mar, 10:00\""), calls.toString());
        assertTrue(calls.getLast().resultJson().contains("told-in-another-zone"), calls.toString());
        assertEquals(0, scene.bookings().size());

        scene.speakBy(request -> {
            if (request.messages().getLast().role().equals("tool")) {
                return ChatReply.text("You're booked for Tue 3 Mar, 10:00.");
            }
            assertTrue(request.prompt().contains("S1: Tue 3 Mar, 10:00"), request.prompt());
            return BOOK;
        });
        assertEquals("You're booked for Tue 3 Mar, 10:00.", scene.answer("yes"));
        assertEquals(
                Instant.parse("2026-03-03T17:00:00Z"),
                scene.bookings().getFirst().startAt());
    }

    @Test
    void aZoneThatIsLearntBetweenTwoTurnsMakesNoOfferAnotherTime() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script().then(LOOK).then(ChatReply.text("S1: Tue 3 Mar, 12:00. Does it suit you?")));
        scene.answer("tomorrow afternoon?");
        var zone = LeadChange.builder()
                .timezone("America/Denver", ZoneSource.LEAD_SAID)
                .build();
        new Leads(scene.platform).of(scene.tenant).update(scene.leadId, zone, Actor.SYSTEM);

        scene.speakBy(new Script().then(BOOK).then(ChatReply.text("Where you are that is Tue 3 Mar, 10:00, right?")));
        assertEquals("Where you are that is Tue 3 Mar, 10:00, right?", scene.answer("Tue 12:00 please"));
        assertEquals(0, scene.bookings().size());
        scene.speakBy(new Script().then(BOOK).then(ChatReply.text("You're booked for Tue 3 Mar, 10:00.")));
        assertEquals("You're booked for Tue 3 Mar, 10:00.", scene.answer("right"));
    }

    @Test
    void aPartOfTheDayIsLookedForOnEveryDayThatWasAskedFor() {
        var scene = new Scene();
        scene.greet();
        var calendarId =
                new Strategies(scene.platform).of(scene.tenant).brief(null).calendarId();
        var member = new Calendars(scene.platform)
                .of(scene.tenant)
                .need(calendarId)
                .value()
                .memberIds()
                .getFirst();
        var days = new ArrayList<>(List.of("MON", "TUE", "WED", "THU").stream()
                .map(day -> new Schedule.WeekdayHours(day, "00:00", "17:00"))
                .toList());
        days.add(new Schedule.WeekdayHours("FRI", "18:00", "20:00"));
        new Schedules(scene.platform)
                .put(scene.tenant, member, new Schedule("America/New_York", days, List.of(), List.of()), Actor.SYSTEM);
        scene.speakBy(new Script()
                .then(ChatReply.calls(ToolCall.of(
                        "check_availability",
                        "{\"from\":\"2026-03-09\",\"to\":\"2026-03-13\",\"day_part\":\"evening\"}")))
                .then(SAY));
        scene.answer("an evening next week?");
        assertTrue(
                String.valueOf(tree(scene).get("slots")).contains("Fri 13 Mar, 18:00"),
                tree(scene).toString());
    }

    @Test
    void whoHasOptedOutGetsNoReplyAndTheRefusalIsRecorded() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(request -> {
            var stop = new InboundText(
                    "SM" + scene.platform.ids().token(),
                    scene.phone,
                    scene.sender,
                    "STOP",
                    "STOP",
                    scene.platform.clock().now().toString());
            new OptOuts(scene.platform, new Texts(scene.platform), new Consents(scene.platform))
                    .of(scene.tenant)
                    .judge(stop);
            return ChatReply.text("Hello!");
        });
        scene.answer("hi");
        assertEquals(1, scene.saidByAgent().size());
        assertEquals(TurnStatus.BLOCKED, scene.traces().getFirst().status());
        scene.speakBy(request -> ChatReply.text("Hello!"));
        scene.answer("hi");
        assertEquals(1, scene.saidByAgent().size());
        assertEquals("skipped", scene.sms().getFirst().status().wire());
    }

    @Test
    void whatConfirmsThatTextingEndsStandsInTheConversationThoughItsTurnCameNoFurther() {
        var scene = new Scene();
        scene.greet();
        scene.texts("thanks, we went with my cousin in the end");
        var head = scene.head();
        new OptOuts(scene.platform, new Texts(scene.platform), new Consents(scene.platform))
                .of(scene.tenant)
                .revoke(scene.phone, scene.sender, head.id() + "#" + head.lastSeq(), Actor.AI, List.of());
        scene.speakBy(request -> ChatReply.text("All right!"));
        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.turn();

        assertEquals(TurnStatus.BLOCKED, scene.traces().getFirst().status());
        assertEquals(1, scene.saidByAgent().size());
        assertTrue(scene.messages().getLast().isAutomatic(), "what confirms it");
        assertEquals(head.lastSeq() + 1, scene.head().lastSeq());
        assertNull(scene.head().pendingBatch());
    }

    private static Map<?, ?> tree(Scene scene) {
        return (Map<?, ?>)
                Json.readTree(scene.traces().getFirst().toolCalls().getFirst().resultJson());
    }
}
