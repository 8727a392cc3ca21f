package com.loctelli.standins.model;

import com.loctelli.standins.wire.Tree;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One message of a conversation.
 *
 * @param role system, developer, user, assistant or tool
 * @param content its text; parts are joined, empty when there is none
 * @param toolCalls what an assistant message calls
 * @param toolCallId which call a tool message answers, empty otherwise
 */
public record ChatMessage(String role, String content, List<ToolCall> toolCalls, String toolCallId) {

    static ChatMessage of(Tree message) {
        String text = message.text("content");
        return new ChatMessage(
                message.text("role", ""),
                text != null
                        ? text
                        : message.items("content").stream()
                                .map(part -> part.text("text", ""))
                                .collect(Collectors.joining("\n")),
                message.items("tool_calls").stream().map(ToolCall::of).toList(),
                message.text("tool_call_id", ""));
    }

    boolean instructs() {
        return role.equals("system") || role.equals("developer");
    }

    boolean fromUser() {
        return role.equals("user");
    }

    /** Whether it is something the assistant said, as opposed to called. */
    boolean saidByAssistant() {
        return role.equals("assistant") && toolCalls.isEmpty() && !content.isBlank();
    }
}
