package com.loctelli.standins.model;

import com.loctelli.standins.wire.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A chat completion as it was asked for.
 *
 * @param model the model's name
 * @param messages the conversation, oldest first
 * @param tools what may be called
 * @param body the whole request
 */
public record ChatRequest(String model, List<ChatMessage> messages, List<ChatTool> tools, Tree body) {

    static ChatRequest of(Tree body) {
        return new ChatRequest(
                body.text("model", ""),
                body.items("messages").stream().map(ChatMessage::of).toList(),
                body.items("tools").stream().map(ChatTool::of).toList(),
                body);
    }

    /** All system and developer messages in one text. */
    public String prompt() {
        return messages.stream()
                .filter(ChatMessage::instructs)
                .map(ChatMessage::content)
                .collect(Collectors.joining("\n"));
    }

    /** The tool of that name, when it is offered. */
    public Optional<ChatTool> tool(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }
}
