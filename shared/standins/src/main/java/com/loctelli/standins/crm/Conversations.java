package com.loctelli.standins.crm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Tree;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conversations API: messages, one conversation a contact. */
final class Conversations {

    private final InstantSource clock;

    @GuardedBy("this")
    private final Map<String, String> byContact = new HashMap<>();

    @GuardedBy("this")
    private final List<Tree> messages = new ArrayList<>();

    Conversations(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Answer answer(Call call) {
        String[] path = call.path().split("/", -1);
        return switch (call.route()) {
            case "POST /conversations/messages" -> add(call.json(), "outbound");
            case "POST /conversations/messages/inbound" -> add(call.json(), "inbound");
            default ->
                path.length == 4 && call.method().equals("GET") && path[3].equals("messages")
                        ? list(path[2])
                        : Fault.notFound("Route");
        };
    }

    private synchronized Answer add(Tree message, String direction) {
        String contact = message.text("contactId");
        if (message.text("type") == null || contact == null) {
            return Fault.of(422, "type and contactId are required");
        }
        String conversation = byContact.computeIfAbsent(contact, first -> Ids.next());
        String id = Ids.next();
        messages.add(Tree.object()
                .with("id", id)
                .with("conversationId", conversation)
                .with("contactId", contact)
                .with("messageType", "TYPE_" + message.text("type"))
                .with("direction", direction)
                .with("body", message.text("message", ""))
                .with("dateAdded", clock.instant().toString()));
        return Answer.json(
                200,
                Tree.object()
                        .with("conversationId", conversation)
                        .with("messageId", id)
                        .with("msg", "Message queued successfully.")
                        .with("status", message.text("status", "pending")));
    }

    private synchronized Answer list(String conversation) {
        List<Tree> found = messages.stream()
                .filter(message -> conversation.equals(message.text("conversationId")))
                .toList()
                .reversed();
        return Answer.json(
                200,
                Tree.object()
                        .with(
                                "messages",
                                Tree.object()
                                        .with(
                                                "lastMessageId",
                                                found.isEmpty()
                                                        ? null
                                                        : found.getLast().text("id"))
                                        .with("nextPage", false)
                                        .with("messages", found)));
    }
}
