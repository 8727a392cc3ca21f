package com.loctelli.standins.model;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A small scripted salesperson. It greets, introduces itself by the name the prompt gives it, asks the prompt's
 * qualification questions one at a time, keeps the answers by {@code record_fact} and {@code update_lead_details},
 * looks for times by {@code check_availability}, books, moves and cancels by the tools of these names, plans to write
 * again when asked to, sums up long conversations, takes its leave and hands over by {@code hand_off}. It
 * says it is an AI when asked and states no time and no booking that a tool did not give it. The reply follows from the
 * request alone, so the same conversation always goes the same way.
 */
public final class SalesAgent implements Function<ChatRequest, ChatReply> {

    private static final String SUM_UP = "Summarise this conversation";
    private static final String WRITE_AGAIN = "Take the conversation up again";
    private static final int MOST_LINES = 8;

    private final InstantSource clock;

    /**
     * A salesperson.
     *
     * @param clock what day it is where the prompt does not say
     */
    public SalesAgent(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public ChatReply apply(ChatRequest request) {
        if (request.prompt().startsWith(SUM_UP)) {
            return ChatReply.text(summary(request));
        }
        Prompt prompt = Prompt.of(request.prompt(), clock);
        Dialogue dialogue = Dialogue.of(request);
        Phrases phrases = Phrases.of(tongue(dialogue));
        Talk talk = new Talk(prompt, dialogue, phrases);
        if (dialogue.results().isEmpty() && request.prompt().contains(WRITE_AGAIN)) {
            return ChatReply.text(phrases.stillThere());
        }
        if (dialogue.rejected()) {
            return ChatReply.text(phrases.unsure());
        }
        return new Booking(request, prompt, dialogue, phrases)
                .react()
                .or(() -> new Capture(request, prompt, dialogue).calls())
                .or(() -> answer(request, prompt, dialogue, phrases, talk))
                .or(() -> new Booking(request, prompt, dialogue, phrases).start())
                .orElseGet(talk::next);
    }

    private static Optional<ChatReply> answer(
            ChatRequest request, Prompt prompt, Dialogue dialogue, Phrases phrases, Talk talk) {
        String lead = dialogue.lead();
        if (Intent.STOP.in(lead)) {
            return Optional.of(ChatReply.text(""));
        }
        if (Intent.REVOKE.in(lead)) {
            return Optional.of(call(request, "opt_out", lead, phrases.goodbye()));
        }
        if (Intent.ASKS_WHETHER_AI.in(lead)) {
            return Optional.of(talk.truth());
        }
        if (Intent.PERSON.in(lead)) {
            return Optional.of(call(request, "hand_off", lead, phrases.person()));
        }
        if (Intent.LATER.in(lead)) {
            return later(request, prompt, lead);
        }
        return Intent.NOT_INTERESTED.in(lead)
                ? request.tool("end_conversation")
                        .map(tool -> ChatReply.calls(
                                new Arguments().wish("reason", "not_interested").call(tool)))
                : Optional.empty();
    }

    /** A named time is the lead's own; who is merely busy is asked again when the strategy says so. */
    private static Optional<ChatReply> later(ChatRequest request, Prompt prompt, String lead) {
        Wish wish = Wish.in(lead, prompt.today());
        boolean named = wish.named() || !wish.from().equals(prompt.today());
        Arguments arguments = new Arguments().wish("why", named ? "asked_later" : "busy");
        if (named) {
            arguments.wish("at", wish.from() + "T" + wish.clock().orElse("09:00"));
        }
        return request.tool("schedule_follow_up").map(tool -> ChatReply.calls(arguments.call(tool)));
    }

    /** The lead's own words, cut: nothing that was not said. */
    private static String summary(ChatRequest request) {
        return request.messages().stream()
                .filter(ChatMessage::fromUser)
                .flatMap(message -> message.content().lines())
                .filter(line -> line.startsWith("lead: "))
                .map(line -> "The lead wrote: " + line.substring("lead: ".length()))
                .limit(MOST_LINES)
                .collect(Collectors.joining(" "));
    }

    private static ChatReply call(ChatRequest request, String tool, String reason, String without) {
        return request.tool(tool)
                .map(offered -> ChatReply.calls(new Arguments()
                        .wish("reason|type", tool.equals("hand_off") ? "asked" : reason)
                        .wish("note|summary|text|wording|message|detail", reason)
                        .call(offered)))
                .orElseGet(() -> ChatReply.text(without));
    }

    /** A figure or an alias is no language: then what was said before tells. */
    private static String tongue(Dialogue dialogue) {
        return dialogue.lead().length() < 15
                ? dialogue.lead() + "\n" + String.join("\n", dialogue.earlier())
                : dialogue.lead();
    }
}
