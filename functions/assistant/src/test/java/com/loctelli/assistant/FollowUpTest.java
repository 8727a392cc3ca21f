package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.bookings.BookingSource;
import com.loctelli.bookings.Bookings;
import com.loctelli.bookings.NewBooking;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.Leads;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.FollowUp;
import com.loctelli.strategies.FollowUp.Scenario;
import com.loctelli.strategies.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: the agent writes again where it is wanted, at an hour that suits the lead, and never after anything happened. */
class FollowUpTest {
    private static final FollowUp SILENT =
            new FollowUp(Scenario.STOPPED_REPLYING, 60, false, "Are you still interested?", 2);

    private final Scene scene = new Scene();

    private void silent(FollowUp... rules) {
        scene.conduct(AgentMode.AUTO, null, List.of(rules), List.of());
        scene.greet();
        scene.speakBy(request -> ChatReply.text("What is your budget?"));
        scene.answer("hello");
    }

    @Test
    void aSilentLeadIsWrittenToAsOftenAsTheRuleSaysThroughTheOneSendPath() {
        silent(SILENT);
        int before = scene.sms().size();
        assertEquals(1, scene.head().followUp().nth());
        scene.followUp();
        assertEquals(before, scene.sms().size(), "not yet");

        scene.test.clock().advance(Duration.ofMinutes(61));
        scene.followUp();
        assertEquals("Are you still interested?", scene.saidByAgent().getLast());
        assertEquals("informational", scene.sms().getFirst().purpose().wire());
        assertEquals(2, scene.head().followUp().nth());
        scene.followUp();
        assertEquals(before + 1, scene.sms().size(), "run twice, it is sent once");

        scene.test.clock().advance(Duration.ofMinutes(61));
        scene.followUp();
        assertEquals(before + 2, scene.sms().size());
        assertNull(scene.head().followUp(), "twice is enough");
    }

    @Test
    void aFollowUpThatWouldFallIntoTheNightIsPlannedForTheMorningWhereTheLeadIs() {
        silent(new FollowUp(Scenario.STOPPED_REPLYING, 11 * 60, false, "Still there?", 1));
        assertEquals(
                Instant.parse("2026-03-03T13:00:00Z"), scene.head().followUp().dueAt());
        scene.test.clock().set(Instant.parse("2026-03-03T13:01:00Z"));
        var moved = LeadChange.builder()
                .timezone("America/Los_Angeles", ZoneSource.LEAD_SAID)
                .build();
        new Leads(scene.platform).of(scene.tenant).update(scene.leadId, moved, Actor.SYSTEM);
        int before = scene.sms().size();
        scene.followUp();
        assertEquals(before, scene.sms().size(), "it is five in the morning there");
        assertEquals(
                Instant.parse("2026-03-03T16:00:00Z"), scene.head().followUp().dueAt());
    }

    @Test
    void textMeOnFridayIsKeptAndFridayIsSaid() {
        silent(SILENT);
        scene.speakBy(new Script()
                .then(ChatReply.calls(
                        ToolCall.of("schedule_follow_up", "{\"why\":\"asked_later\",\"at\":\"2026-03-06T09:30\"}")))
                .then(ChatReply.text("Of course, I'll write on Friday at 9:30.")));
        assertEquals("Of course, I'll write on Friday at 9:30.", scene.answer("text me on Friday at 9:30"));
        var plan = scene.head().followUp();
        assertEquals(Scenario.ASKED_LATER, plan.scenario());
        assertEquals(Instant.parse("2026-03-06T14:30:00Z"), plan.dueAt());

        scene.test.clock().set(Instant.parse("2026-03-06T14:31:00Z"));
        scene.speakBy(request -> {
            assertTrue(request.prompt().contains("asked you to write again"), request.prompt());
            return ChatReply.text("Good morning! Shall we go on?");
        });
        scene.followUp();
        assertEquals("Good morning! Shall we go on?", scene.saidByAgent().getLast());
        assertNull(scene.head().followUp());
    }

    @Test
    void aTimeThatIsPastOrNoTimeIsSentBackToTheModel() {
        silent(SILENT);
        scene.speakBy(new Script()
                .then(ChatReply.calls(
                        ToolCall.of("schedule_follow_up", "{\"why\":\"asked_later\",\"at\":\"2026-03-01T09:30\"}")))
                .then(ChatReply.calls(ToolCall.of("schedule_follow_up", "{\"why\":\"busy\",\"at\":null}")))
                .then(ChatReply.text("No problem, I'll be in touch.")));
        scene.answer("not now");
        assertEquals(Scenario.BUSY, scene.head().followUp().scenario());
    }

    @Test
    void aBookingOrAnOptOutEndsIt() {
        silent(SILENT);
        var calendarId =
                new Strategies(scene.platform).of(scene.tenant).brief(null).calendarId();
        var wanted = new NewBooking(
                calendarId,
                scene.leadId,
                Instant.parse("2026-03-04T17:00:00Z"),
                null,
                null,
                null,
                null,
                BookingSource.USER,
                "by-a-person",
                null);
        new Bookings(scene.platform).of(scene.tenant).book(wanted, Actor.SYSTEM);
        scene.test.clock().advance(Duration.ofMinutes(61));
        int before = scene.sms().size();
        assertNotNull(scene.head().followUp());
        scene.followUp();
        assertEquals(before, scene.sms().size());
        assertNull(scene.head().followUp());
        assertEquals("nothing_to_follow_up", scene.traces().getFirst().reason());
    }

    @Test
    void aReplyThatComesWhileTheModelWritesIsNotTalkedOver() {
        silent(new FollowUp(Scenario.STOPPED_REPLYING, 60, true, null, 3));
        scene.test.clock().advance(Duration.ofMinutes(61));
        int before = scene.saidByAgent().size();
        scene.speakBy(request -> {
            scene.texts("here I am");
            return ChatReply.text("Are you there?");
        });
        scene.followUp();
        assertEquals(before, scene.saidByAgent().size());
        assertNull(scene.head().followUp());
    }

    @Test
    void aModelThatHasNothingToSayHandsNobodyOver() {
        silent(new FollowUp(Scenario.STOPPED_REPLYING, 60, true, null, 3));
        scene.test.clock().advance(Duration.ofMinutes(61));
        int before = scene.saidByAgent().size();
        scene.speakBy(request -> ChatReply.text("You are booked for tomorrow at 10:00."));
        scene.followUp();
        assertEquals(before, scene.saidByAgent().size());
        assertTrue(scene.head().ownership().isAi());
        assertNull(scene.head().followUp());
    }
}
