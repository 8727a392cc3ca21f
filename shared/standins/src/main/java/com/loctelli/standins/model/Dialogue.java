package com.loctelli.standins.model;

import com.loctelli.standins.wire.Tree;
import io.avaje.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conversation as it stands when it is the salesperson's turn.
 *
 * @param lead what the lead said last, in one text; empty when they have said nothing
 * @param earlier what the lead said before that
 * @param said what the assistant has said to the lead before, oldest first
 * @param results what the tools answered in this turn
 * @param rejected whether something said in this turn was sent back by the system
 */
record Dialogue(String lead, List<String> earlier, List<String> said, List<Result> results, boolean rejected) {

    /** What a tool answered to a call. */
    record Result(ToolCall call, Tree answer) {}

    static Dialogue of(ChatRequest request) {
        List<ChatMessage> talk = request.messages().stream()
                .filter(message -> !message.instructs())
                .toList();
        int end = talk.size();
        while (end > 0 && !talk.get(end - 1).fromUser()) {
            end--;
        }
        int start = end;
        while (start > 0 && talk.get(start - 1).fromUser()) {
            start--;
        }
        List<ChatMessage> before = talk.subList(0, start);
        List<ChatMessage> after = talk.subList(end, talk.size());
        boolean sentBack = end > 0 && after.stream().anyMatch(ChatMessage::saidByAssistant);
        return new Dialogue(
                String.join("\n", users(talk.subList(start, end))),
                users(before),
                Stream.concat(before.stream(), end == 0 ? after.stream() : Stream.of())
                        .filter(ChatMessage::saidByAssistant)
                        .map(ChatMessage::content)
                        .toList(),
                results(after),
                sentBack);
    }

    /** The last thing said to the lead, or nothing. */
    String lastSaid() {
        return said.isEmpty() ? "" : said.getLast();
    }

    /** The last thing said that listed times, or nothing. */
    String lastOffer() {
        return said.reversed().stream()
                .filter(text -> !Slot.stated(text).isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether times were offered and the lead's words can only mean one of these. */
    boolean picks() {
        return !lastOffer().isEmpty() && Intent.PICKS.in(lead);
    }

    /** The last answer of this turn. */
    Optional<Result> lastResult() {
        return results.isEmpty() ? Optional.empty() : Optional.of(results.getLast());
    }

    /** Whether that tool has been called in this turn. */
    boolean called(String tool) {
        return calls(tool) > 0;
    }

    /** How often that tool has been called in this turn. */
    long calls(String tool) {
        return results.stream()
                .filter(result -> result.call().name().equals(tool))
                .count();
    }

    private static List<String> users(List<ChatMessage> messages) {
        return messages.stream()
                .filter(ChatMessage::fromUser)
                .map(message -> bare(message.content()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** What a fence around the lead's words holds. */
    private static String bare(String content) {
        return content.replaceAll("</?[A-Za-z][^<>]*>", " ")
                .replaceAll("(?m)^\\s*(```|\"\"\").*$", "")
                .strip();
    }

    private static List<Result> results(List<ChatMessage> turn) {
        List<ToolCall> calls =
                turn.stream().flatMap(message -> message.toolCalls().stream()).toList();
        List<Result> results = new ArrayList<>();
        for (ChatMessage message : turn) {
            if (message.role().equals("tool")) {
                calls.stream()
                        .filter(call -> call.id().equals(message.toolCallId()))
                        .findFirst()
                        .ifPresent(call -> results.add(new Result(call, tree(message.content()))));
            }
        }
        return results;
    }

    private static Tree tree(String content) {
        try {
            return Tree.parse(content);
        } catch (JsonException plainText) {
            return Tree.object().with("error", content);
        }
    }
}
