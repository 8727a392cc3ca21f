package com.loctelli.standins.model;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * A small scripted salesperson. It greets, introduces itself by the name the prompt gives it, asks the prompt's
 * qualification questions one at a time, keeps the answers by {@code record_fact} and {@code update_lead_details},
 * looks for times by {@code check_availability}, books by {@code create_booking} and hands over by {@code hand_off}. It
 * says it is an AI when asked and states no time and no booking that a tool did not give it. The reply follows from the
 * request alone, so the same conversation always goes the same way.
 */
public final class SalesAgent implements Function<ChatRequest, ChatReply> {

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
        Prompt prompt = Prompt.of(request.prompt(), clock);
        Dialogue dialogue = Dialogue.of(request);
        Phrases phrases = Phrases.of(tongue(dialogue));
        Talk talk = new Talk(prompt, dialogue, phrases);
        if (dialogue.rejected()) {
            return ChatReply.text(phrases.unsure());
        }
        return new Booking(request, prompt, dialogue, phrases)
                .react()
                .or(() -> new Capture(request, prompt, dialogue).calls())
                .or(() -> answer(request, dialogue, phrases, talk))
                .or(() -> new Booking(request, prompt, dialogue, phrases).start())
                .orElseGet(talk::next);
    }

    private static Optional<ChatReply> answer(ChatRequest request, Dialogue dialogue, Phrases phrases, Talk talk) {
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
        return Intent.PERSON.in(lead)
                ? Optional.of(call(request, "hand_off", lead, phrases.person()))
                : Optional.empty();
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
