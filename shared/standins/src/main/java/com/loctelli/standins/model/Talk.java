package com.loctelli.standins.model;

import java.util.Optional;

/** What the salesperson says when no tool is needed: the introduction, the next question, the proposal. */
final class Talk {

    private final Prompt prompt;
    private final Dialogue dialogue;
    private final Phrases phrases;

    Talk(Prompt prompt, Dialogue dialogue, Phrases phrases) {
        this.prompt = prompt;
        this.dialogue = dialogue;
        this.phrases = phrases;
    }

    /** The truth about who is writing, and on with the conversation. */
    ChatReply truth() {
        return ChatReply.text(phrases.ai().formatted(prompt.name()) + " " + onward());
    }

    ChatReply next() {
        if (dialogue.said().isEmpty()) {
            return ChatReply.text(
                    phrases.intro().formatted(prompt.name()) + " " + question().orElse(phrases.open()));
        }
        if (Intent.THANKS.in(dialogue.lead()) && question().isEmpty()) {
            return ChatReply.text(phrases.welcome());
        }
        boolean asking = dialogue.lead().endsWith("?");
        return ChatReply.text((asking ? phrases.unsure() : phrases.thanks()) + " " + onward());
    }

    private String onward() {
        return question().orElseGet(() -> proposed() ? phrases.anythingElse() : phrases.propose());
    }

    private boolean proposed() {
        return dialogue.said().stream().anyMatch(said -> said.contains(phrases.propose()));
    }

    private Optional<String> question() {
        return prompt.questions().stream()
                .map(Question::text)
                .filter(text -> dialogue.said().stream().noneMatch(said -> said.contains(text)))
                .findFirst();
    }
}
