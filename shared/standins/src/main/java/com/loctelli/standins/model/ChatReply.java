package com.loctelli.standins.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a model says back, be it a completion or a failure.
 *
 * @param text what it says; empty for nothing
 * @param toolCalls what it calls
 * @param finishReason stop, tool_calls, length, content_filter
 * @param status the HTTP status; anything but 200 is an error with {@code text} as its message
 * @param headers headers of the answer
 * @param delay how long it takes
 * @param disconnected whether the connection is dropped instead of answering
 */
public record ChatReply(
        String text,
        List<ToolCall> toolCalls,
        String finishReason,
        int status,
        Map<String, String> headers,
        Duration delay,
        boolean disconnected) {

    /** Says this. */
    public static ChatReply text(String text) {
        return finished("stop", text);
    }

    /** Calls these tools. */
    public static ChatReply calls(ToolCall... calls) {
        return new ChatReply("", List.of(calls), "tool_calls", 200, Map.of(), Duration.ZERO, false);
    }

    /** Ends for that reason, {@code length} or {@code content_filter} say, with what text there is. */
    public static ChatReply finished(String reason, String text) {
        return new ChatReply(text, List.of(), reason, 200, Map.of(), Duration.ZERO, false);
    }

    /** Fails with an HTTP status. */
    public static ChatReply failure(int status, String message) {
        return new ChatReply(message, List.of(), "", status, Map.of(), Duration.ZERO, false);
    }

    /** Refuses for too many requests and says when to come back. */
    public static ChatReply throttled(Duration retryAfter) {
        return new ChatReply(
                "Rate limit reached for requests",
                List.of(),
                "",
                429,
                Map.of("Retry-After", Long.toString(retryAfter.toSeconds())),
                Duration.ZERO,
                false);
    }

    /** Drops the connection. */
    public static ChatReply disconnect() {
        return new ChatReply("", List.of(), "", 0, Map.of(), Duration.ZERO, true);
    }

    /** The same, later. */
    public ChatReply after(Duration wait) {
        return new ChatReply(text, toolCalls, finishReason, status, headers, wait, disconnected);
    }
}
