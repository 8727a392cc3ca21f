package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.suggestions.AcceptSuggestion;
import com.loctelli.assistant.suggestions.GetSuggestion;
import com.loctelli.assistant.suggestions.RejectSuggestion;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Promise: in the mode "suggest" nothing leaves that no person accepted, and nothing that the lead has overtaken. */
class SuggestionTest {
    private final Scene scene = new Scene(AgentMode.SUGGEST, List.of());

    private HttpCall.Answer call(
            Function<Platform, ? extends HttpFunction> function, String method, Map<String, Object> body) {
        return call(scene.person, function, method, body);
    }

    private HttpCall.Answer call(
            Caller by, Function<Platform, ? extends HttpFunction> function, String method, Map<String, Object> body) {
        var call = scene.test
                .call(scene.test.function(function, Permission.WORK), method, "/v1/conversations/x/suggestion")
                .as(by)
                .path("id", scene.id);
        return (method.equals("GET") ? call : call.body(body)).send();
    }

    private void suggests(String text) {
        scene.speakBy(request -> ChatReply.text(text));
        scene.answer("hello");
    }

    @Test
    void aSuggestionIsSentAsItIsOnceAndTheConversationStaysTheAgents() {
        suggests("How can I help?");
        assertEquals(List.of(), scene.sms());
        var shown = call(GetSuggestion.Function::new, "GET", Map.of());
        assertEquals("How can I help?", shown.at("text"), shown.body());

        var accepted = call(AcceptSuggestion.Function::new, "POST", Map.of());
        assertEquals(202, accepted.status(), accepted.body());
        assertEquals(false, accepted.at("edited"));
        var last = scene.messages().getLast();
        assertEquals("How can I help?", last.text());
        assertEquals(scene.person.id(), last.author().id());
        assertEquals(shown.at("turnId"), last.turnId());
        assertTrue(scene.head().ownership().isAi());
        assertEquals(1, scene.sms().size());
        assertEquals(404, call(AcceptSuggestion.Function::new, "POST", Map.of()).status());
        assertEquals(404, call(GetSuggestion.Function::new, "GET", Map.of()).status());
    }

    @Test
    void anEditedSuggestionLeavesInItsEditedWords() {
        suggests("How can I help?");
        var accepted = call(AcceptSuggestion.Function::new, "POST", Map.of("text", "What can I do for you?"));
        assertEquals(true, accepted.at("edited"), accepted.body());
        assertEquals("What can I do for you?", scene.messages().getLast().text());
        assertEquals(
                400,
                call(AcceptSuggestion.Function::new, "POST", Map.of("text", " "))
                        .status());
    }

    @Test
    void aNewerTextMakesItVoidAndTheNextTurnMakesAnother() {
        suggests("How can I help?");
        scene.texts("it is about my roof");
        assertEquals(404, call(GetSuggestion.Function::new, "GET", Map.of()).status());
        var late = call(AcceptSuggestion.Function::new, "POST", Map.of());
        assertEquals(404, late.status());
        assertEquals(List.of(), scene.sms());
        suggests("What is wrong with it?");
        assertEquals(
                "What is wrong with it?",
                call(GetSuggestion.Function::new, "GET", Map.of()).at("text"));
    }

    @Test
    void aTakeOverMakesItVoidAndARejectedOneIsGone() {
        suggests("How can I help?");
        assertEquals(
                "rejected",
                call(RejectSuggestion.Function::new, "POST", Map.of()).at("state"));
        assertEquals(404, call(GetSuggestion.Function::new, "GET", Map.of()).status());
        suggests("How may I help?");
        scene.conversations.takeOver(scene.id, scene.person.id(), "test");
        assertEquals(404, call(AcceptSuggestion.Function::new, "POST", Map.of()).status());
        assertEquals(List.of(), scene.sms());
    }

    @Test
    void whatARuleKeepsBackIsRecordedUnderTheIdThatIsAnsweredAndMayLeaveWhenTheRuleIsGone() {
        suggests("How can I help?");
        scene.business(Map.of("features", Map.of("sms", false)));
        var refused = call(AcceptSuggestion.Function::new, "POST", Map.of());
        assertEquals(409, refused.status(), refused.body());
        assertEquals("features", refused.at("rule"), refused.body());
        var recorded = scene.sms();
        assertEquals(1, recorded.size());
        assertEquals(recorded.getFirst().id(), refused.at("id"));
        assertEquals(TextState.SKIPPED, recorded.getFirst().status());
        assertEquals(List.of(), scene.saidByAgent());

        scene.business(Map.of());
        var accepted = call(AcceptSuggestion.Function::new, "POST", Map.of());
        assertEquals(202, accepted.status(), accepted.body());
        assertEquals(2, scene.sms().size());
    }

    @Test
    void whatWasDoneBeforeIsToldWithTheSuggestionThatAPersonAcceptsAndNotAgain() {
        scene.conduct(AgentMode.AUTO, null, List.of(), List.of());
        scene.speakBy(new Script(request -> {
                    scene.texts("did you?");
                    return ChatReply.text("You're booked for Tue 3 Mar, 12:00.");
                })
                .then(ChatReply.calls(ToolCall.of(
                        "check_availability",
                        "{\"from\":\"2026-03-03\",\"to\":\"2026-03-04\",\"day_part\":\"afternoon\"}")))
                .then(ChatReply.calls(ToolCall.of("create_booking", "{\"alias\":\"S1\"}"))));
        scene.answer("tomorrow at noon please");
        assertEquals(1, scene.bookings().size());
        scene.conduct(AgentMode.SUGGEST, null, List.of(), List.of());
        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.speakBy(request -> {
            assertTrue(request.prompt().contains("Done already"), request.prompt());
            return ChatReply.text("Yes, you're booked for Tue 3 Mar, 12:00.");
        });
        scene.turn();
        var accepted = call(AcceptSuggestion.Function::new, "POST", Map.of());
        assertEquals(202, accepted.status(), accepted.body());
        scene.speakBy(request -> {
            assertFalse(request.prompt().contains("Done already"), request.prompt());
            return ChatReply.text("You're welcome.");
        });
        scene.answer("thanks");
        assertEquals(
                "You're welcome.",
                call(GetSuggestion.Function::new, "GET", Map.of()).at("text"));
    }

    @Test
    void twoWhoAcceptAtOnceSendItOnceAndAnotherSubAccountFindsNothing() throws Exception {
        suggests("How can I help?");
        var stranger = scene.test.user(scene.test.tenant(), Role.OWNER);
        assertEquals(
                404,
                call(stranger, AcceptSuggestion.Function::new, "POST", Map.of()).status());
        Callable<Integer> accept =
                () -> call(AcceptSuggestion.Function::new, "POST", Map.of()).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(accept, accept, accept));
            int sent = 0;
            for (var answer : answers) {
                sent += answer.get() == 202 ? 1 : 0;
            }
            assertEquals(1, sent);
        }
        assertEquals(1, scene.sms().size());
    }
}
