package com.loctelli.standins.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.standins.wire.Tree;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesAgentTest {

    private static final String PROMPT = """
            You are Ava, sales assistant of Acme Roofing.
            Qualification questions:
            1. [need] What kind of roof do you need?
            2. What is your budget?

            Now: 2026-11-22 (Sunday) in America/New_York.
            """;
    private static final String SLOTS = "{\"timezone\":\"UTC\",\"slots\":["
            + "{\"alias\":\"S1\",\"text\":\"Tue 24 Nov, 10:30\"},{\"alias\":\"S2\",\"text\":\"Tue 24 Nov, 14:00\"},"
            + "{\"alias\":\"S3\",\"text\":\"Wed 25 Nov, 09:00\"}],\"reason\":null}";
    private static final String OFFER = "These times are free:\nS1: Tue 24 Nov, 10:30\nS2: Tue 24 Nov, 14:00\n"
            + "S3: Wed 25 Nov, 09:00\nWhich one suits you best?";

    private final SalesAgent agent = new SalesAgent(InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));
    private final List<Tree> messages = new ArrayList<>(List.of(message("system", PROMPT)));

    private static Tree message(String role, String content) {
        return Tree.object().with("role", role).with("content", content);
    }

    private static Tree tool(String name, String... properties) {
        Tree fields = Tree.object();
        for (String property : properties) {
            fields.with(property, Tree.object().with("type", "string"));
        }
        Tree schema = Tree.object().with("properties", fields).with("required", List.of(properties));
        return Tree.object().with("function", Tree.object().with("name", name).with("parameters", schema));
    }

    private ChatReply reply() {
        List<Tree> tools = List.of(
                tool("check_availability", "from", "to"),
                tool("create_booking", "alias"),
                tool("record_fact", "name", "value"),
                tool("hand_off", "reason"));
        return agent.apply(ChatRequest.of(
                Tree.object().with("model", "m").with("messages", messages).with("tools", tools)));
    }

    private SalesAgentTest lead(String text) {
        messages.add(message("user", text));
        return this;
    }

    private SalesAgentTest said(String text) {
        messages.add(message("assistant", text));
        return this;
    }

    private SalesAgentTest result(ToolCall call, String result) {
        ToolCall named = call.withId("c" + messages.size());
        messages.add(Tree.object()
                .with("role", "assistant")
                .with("content", null)
                .with("tool_calls", List.of(named.json())));
        messages.add(message("tool", result).with("tool_call_id", named.id()));
        return this;
    }

    private ToolCall onlyCall() {
        ChatReply reply = reply();
        assertEquals(1, reply.toolCalls().size(), reply.text());
        return reply.toolCalls().getFirst();
    }

    @Test
    void itIntroducesItselfByThePromptsNameAndAsksTheFirstQuestion() {
        String text = reply().text();
        assertTrue(text.contains("Ava") && text.contains("What kind of roof do you need?"), text);
    }

    @Test
    void anAnswerIsKeptAsAFactAndTheNextQuestionFollows() {
        said("Hi, this is Ava. What kind of roof do you need?").lead("<lead>A slate roof</lead>");
        ToolCall call = onlyCall();
        assertEquals("record_fact", call.name());
        assertEquals("{\"name\":\"need\",\"value\":\"A slate roof\"}", call.arguments());
        result(call, "{\"status\":\"recorded\"}");
        assertTrue(reply().text().contains("What is your budget?"), reply().text());
    }

    @Test
    void aWishForADayLooksForTimesOnThatDayAndOffersThemWordForWord() {
        said("Hello!").lead("Can I get an appointment on Tuesday?");
        ToolCall call = onlyCall();
        assertEquals("check_availability", call.name());
        assertEquals("{\"from\":\"2026-11-24\",\"to\":\"2026-11-24\"}", call.arguments());
        result(call, SLOTS);
        String text = reply().text();
        assertTrue(text.contains("S1: Tue 24 Nov, 10:30\nS2: Tue 24 Nov, 14:00"), text);
    }

    @Test
    void aPickIsBookedByItsAliasHoweverItIsWorded() {
        assertEquals("S1", picked("the first one please"));
        assertEquals("S2", picked("S2"));
        assertEquals("S1", picked("10:30 is good"));
        assertEquals("S2", picked("2pm"));
        assertEquals("S3", picked("Wednesday works"));
        assertEquals("S3", picked("the last one"));
        assertEquals("S2", picked("Tuesday in the afternoon"));
        assertEquals("S1", picked("the first one on Tuesday"));
    }

    @Test
    void anOfferStandsUntilThereIsAnotherWhateverWasAskedSince() {
        lead("I'd like an appointment").said(OFFER).lead("it's about a leak").said("Thanks. What is your budget?");
        lead("The second one works");

        assertEquals("check_availability", onlyCall().name());
        assertEquals("create_booking", result(onlyCall(), SLOTS).onlyCall().name());
        assertTrue(onlyCall().arguments().contains("S2"), onlyCall().arguments());
    }

    @Test
    void anAnswerThatHappensToSoundLikeAPickIsNone() {
        lead("I'd like an appointment").said(OFFER).lead("it's about a leak").said("Thanks. What is your budget?");

        assertEquals(
                "record_fact", lead("first time I think about it").onlyCall().name());
    }

    @Test
    void aTimeThatWasNotOfferedIsLookedForAgainAndNotReplacedByTheNearest() {
        for (String words : List.of("Tuesday at 3pm", "Tuesday", "Wednesday afternoon", "tomorrow at 9", "Friday")) {
            messages.subList(1, messages.size()).clear();
            said(OFFER).lead(words);
            ToolCall look = onlyCall();
            assertEquals("check_availability", look.name(), words);
            result(look, SLOTS);
            ChatReply reply = reply();
            assertEquals(List.of(), reply.toolCalls(), words);
            assertTrue(
                    reply.text().contains("Tue 24 Nov, 10:30")
                            || reply.text().contains("Tue 24 Nov, 14:00")
                            || reply.text().contains("Wed 25 Nov, 09:00"),
                    reply.text());
        }
    }

    private String picked(String words) {
        messages.subList(1, messages.size()).clear();
        said(OFFER).lead(words);
        ToolCall look = onlyCall();
        assertEquals("check_availability", look.name(), words);
        result(look, SLOTS);
        ToolCall book = onlyCall();
        assertEquals("create_booking", book.name(), words);
        return String.valueOf(Tree.parse(book.arguments()).text("alias"));
    }

    @Test
    void aBookingIsConfirmedInTheToolsWordsAndAFailureIsToldTruthfully() {
        ToolCall book = ToolCall.of("create_booking", "{\"alias\":\"S1\"}");
        said(OFFER).lead("S1").result(book, "{\"status\":\"confirmed\",\"text\":\"Tue 24 Nov, 10:30\"}");
        assertEquals("Your appointment is booked: Tue 24 Nov, 10:30. See you then!", reply().text());
        messages.subList(1, messages.size()).clear();
        said(OFFER)
                .lead("S1")
                .result(
                        book,
                        "{\"error\":\"slot-unavailable\",\"alternatives\":"
                                + "[{\"alias\":\"S4\",\"text\":\"Thu 26 Nov, 11:00\"}]}");
        String text = reply().text();
        assertTrue(text.contains("S4: Thu 26 Nov, 11:00") && !text.contains("booked"), text);
    }

    @Test
    void itNeverDeniesBeingAnAiAndHandsOverWhenAsked() {
        said("Hello!").lead("Are you a real person or a bot?");
        assertTrue(reply().text().contains("an AI assistant"), reply().text());
        messages.removeLast();
        lead("I want to talk to a human");
        assertEquals("hand_off", onlyCall().name());
        messages.removeLast();
        lead("STOP");
        assertEquals("", reply().text());
    }

    @Test
    void spanishIsAnsweredInSpanish() {
        said("Hello!").lead("Hola, quiero una cita mañana");
        result(onlyCall(), SLOTS);
        assertTrue(reply().text().startsWith("Estas horas están libres"), reply().text());
    }
}
