package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.assistant.tools.Intent;
import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.bookings.BookingStatus;
import com.loctelli.conversations.OwnershipMode;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.ChatTool;
import com.loctelli.standins.model.SalesAgent;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: the agent moves and cancels this lead's appointments only, says so only when it is so, and does it once. */
class BookingChangesTest {
    private static final ChatReply LOOK = ChatReply.calls(ToolCall.of(
            "check_availability", "{\"from\":\"2026-03-03\",\"to\":\"2026-03-04\",\"day_part\":\"afternoon\"}"));
    private static final ChatReply BOOK = ChatReply.calls(ToolCall.of("create_booking", "{\"alias\":\"S1\"}"));
    private static final ChatReply CANCEL =
            ChatReply.calls(ToolCall.of("cancel_booking", "{\"booking\":\"B1\",\"reason\":null}"));
    private static final ChatReply MOVE =
            ChatReply.calls(ToolCall.of("reschedule_booking", "{\"booking\":\"B1\",\"alias\":\"S2\"}"));

    private static Scene booked() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script().then(LOOK).then(BOOK).then(ChatReply.text("You're booked for Tue 3 Mar, 12:00.")));
        assertEquals("You're booked for Tue 3 Mar, 12:00.", scene.answer("tomorrow at noon please"));
        return scene;
    }

    private static List<String> deeds(Scene scene) {
        var query = Query.prefix(scene.id + "#D#").limit(10);
        return scene
                .platform
                .database()
                .table(TableName.ASSISTANT)
                .of(scene.tenant)
                .query(query, Rows.Nothing.class)
                .data()
                .stream()
                .map(row -> row.sk())
                .toList();
    }

    @Test
    void aPersonMovesAndCancelsByTextWithTheScriptedAgent() {
        var scene = new Scene();
        scene.greet();
        scene.answer("About 8000 dollars");
        scene.answer("I'd like an appointment please");
        scene.answer("The first one please");
        var before = scene.bookings().getFirst();
        var offer = scene.answer("Can I move my appointment to Thursday?");
        assertTrue(offer.contains("Thu 5 Mar"), offer);
        var alias = offer.lines()
                .filter(line -> line.matches("S\\d+: .*"))
                .findFirst()
                .orElseThrow();
        var moved = scene.answer(alias.substring(0, alias.indexOf(':')));
        assertTrue(moved.contains("moved") && moved.contains("Thu 5 Mar"), moved);
        assertEquals(1, scene.bookings().size());
        var after = scene.bookings().getFirst();
        assertEquals(before.id(), after.id());
        assertTrue(after.startAt().isAfter(before.startAt()));

        var cancelled = scene.answer("Please cancel my appointment");
        assertTrue(cancelled.contains("cancelled"), cancelled);
        assertEquals(BookingStatus.CANCELLED, scene.bookings().getFirst().status());
        assertEquals(List.of(), deeds(scene));
    }

    @Test
    void movedAndCancelledAreSaidOnlyAfterTheToolSucceeded() {
        var scene = booked();
        scene.speakBy(new Script()
                .then(ChatReply.text("Your appointment is moved."))
                .then(ChatReply.text("Your appointment has been cancelled.")));
        scene.answer("something came up");
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        assertEquals(BookingStatus.CONFIRMED, scene.bookings().getFirst().status());
    }

    @Test
    void anAliasThatIsNotOfThisLeadsChangesNothing() {
        var other = booked();
        var scene = new Scene(other.test, AgentMode.AUTO);
        scene.greet();
        scene.speakBy(new Script().then(LOOK).then(BOOK).then(ChatReply.text("You're booked for Tue 3 Mar, 12:00.")));
        scene.answer("noon please");
        scene.speakBy(new Script()
                .then(ChatReply.calls(ToolCall.of("cancel_booking", "{\"booking\":\"B2\",\"reason\":null}")))
                .then(ChatReply.calls(ToolCall.of(
                        "cancel_booking",
                        "{\"booking\":\"" + other.bookings().getFirst().id() + "\",\"reason\":null}")))
                .then(ChatReply.text("Which appointment do you mean?")));
        scene.answer("cancel it");
        assertEquals(BookingStatus.CONFIRMED, scene.bookings().getFirst().status());
        assertEquals(BookingStatus.CONFIRMED, other.bookings().getFirst().status());
        var calls = scene.traces().getFirst().toolCalls();
        assertFalse(calls.get(0).ok());
        assertFalse(calls.get(1).ok());
    }

    @Test
    void whatAnOvertakenTurnDidIsToldByTheNextOneAndNotDoneAgain() {
        var scene = booked();
        scene.texts("please cancel it");
        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.speakBy(request -> {
            if (request.messages().getLast().role().equals("tool")) {
                scene.texts("did you?");
                return ChatReply.text("Your appointment is cancelled.");
            }
            return CANCEL;
        });
        scene.turn();
        assertEquals(TurnStatus.SUPERSEDED, scene.traces().getFirst().status());
        assertEquals(BookingStatus.CANCELLED, scene.bookings().getFirst().status());
        assertEquals(1, deeds(scene).size());
        long version = scene.bookings().getFirst().version();

        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.speakBy(request -> {
            assertTrue(request.prompt().contains("- cancelled: Tue 3 Mar, 12:00"), request.prompt());
            return ChatReply.text("Yes, your appointment on Tue 3 Mar, 12:00 is cancelled.");
        });
        scene.turn();
        assertEquals(
                "Yes, your appointment on Tue 3 Mar, 12:00 is cancelled.",
                scene.saidByAgent().getLast());
        assertEquals(version, scene.bookings().getFirst().version());
        assertEquals(List.of(), deeds(scene), "told once, it is told");
    }

    @Test
    void aReplyTakesAwayWhatItsOwnTurnNotedAndNotWhatAnotherDidMeanwhile() {
        var scene = booked();
        var another = scene.id + "#D#another";
        scene.speakBy(request -> {
            if (request.messages().getLast().role().equals("tool")) {
                return ChatReply.text("Your appointment is cancelled.");
            }
            var intent = new Intent(Deed.BOOKED, null, scene.platform.clock().now(), null);
            var rows = scene.platform.database().table(TableName.ASSISTANT).of(scene.tenant);
            scene.platform.database().commit(rows.put(another, intent, Actor.AI));
            return CANCEL;
        });
        assertEquals("Your appointment is cancelled.", scene.answer("please cancel it"));
        assertEquals(List.of(another), deeds(scene));
    }

    @Test
    void aMoveThatIsAskedForTwiceIsOneMove() {
        var scene = booked();
        scene.speakBy(new Script()
                .then(LOOK)
                .then(MOVE)
                .then(MOVE)
                .then(ChatReply.text("Your appointment is moved: Tue 3 Mar, 12:30.")));
        assertEquals("Your appointment is moved: Tue 3 Mar, 12:30.", scene.answer("half an hour later"));
        long version = scene.bookings().getFirst().version();
        scene.speakBy(new Script()
                .then(MOVE)
                .then(ChatReply.text("It stands: your appointment is moved to Tue 3 Mar, 12:30.")));
        scene.answer("S2 please");
        assertEquals(version, scene.bookings().getFirst().version());
        assertEquals(1, scene.bookings().size());
    }

    @Test
    void theTimeThatAnAppointmentWasMovedAwayFromCanBeBookedAgain() {
        var scene = booked();
        scene.speakBy(new Script()
                .then(LOOK)
                .then(MOVE)
                .then(ChatReply.text("Your appointment is moved: Tue 3 Mar, 12:30.")));
        scene.answer("half an hour later");
        scene.speakBy(new Script().then(BOOK).then(ChatReply.text("You're booked for Tue 3 Mar, 12:00.")));
        assertEquals("You're booked for Tue 3 Mar, 12:00.", scene.answer("and the earlier one for my wife"));
        assertEquals(
                List.of("2026-03-03T17:00:00Z", "2026-03-03T17:30:00Z"),
                scene.bookings().stream()
                        .map(booking -> booking.startAt().toString())
                        .toList());
    }

    @Test
    void whoWantsNoMoreTextsIsSuppressedConfirmedOnceAndNotWrittenToAgain() {
        var scene = new Scene();
        scene.greet();
        int before = scene.saidByAgent().size();
        scene.speakBy(new Script()
                .then(ChatReply.calls(ToolCall.of("opt_out", "{\"wording\":\"we went with my cousin\"}")))
                .then(ChatReply.text("You won't get any more texts from us.")));
        // In words that only a conversation explains: what a text says by itself is judged before any turn.
        scene.answer("thanks, we went with my cousin in the end");
        assertEquals(before, scene.saidByAgent().size(), "the confirmation is the last word");
        var consents = new Consents(scene.platform).of(scene.tenant);
        assertEquals("all", consents.suppression(scene.phone).value().scope());
        assertEquals("opted_out", scene.traces().getFirst().reason());
        var last = scene.messages().getLast();
        assertTrue(last.isAutomatic(), "what confirms it stands in the conversation");
        assertNotNull(last.textId());
        scene.turn();
        assertEquals(1, consents.events(scene.phone, null, 10).data().size());
    }

    @Test
    void aProposalChangesNobodysCalendar() {
        var scene = booked();
        scene.conduct(AgentMode.SUGGEST, null, List.of(), List.of());
        scene.speakBy(request -> {
            var names = request.tools().stream().map(ChatTool::name).toList();
            assertTrue(names.contains("check_availability"), names.toString());
            assertFalse(names.stream().anyMatch(name -> name.endsWith("_booking")), names.toString());
            return ChatReply.text("Shall I have that cancelled?");
        });
        scene.answer("cancel please");
        assertEquals(TurnStatus.SUGGESTED, scene.traces().getFirst().status());
    }

    @Test
    void theAgentTakesItsLeaveAndTheConversationIsClosedUntilTheLeadWritesAgain() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new SalesAgent(InstantSource.system()));
        scene.answer("Sorry, I'm not interested any more");
        assertEquals(OwnershipMode.CLOSED, scene.head().ownership().mode());
        assertEquals("not_interested", scene.head().ownership().reason());
        scene.answer("Actually, about 8000 dollars is fine");
        assertTrue(scene.head().ownership().isAi());
    }
}
