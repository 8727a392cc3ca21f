package com.loctelli.testkit.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SES: mail is accepted and laid into one box that can be read. Nothing leaves the process. */
public final class Mailbox {

    /** One mail as it was handed in. */
    public record Mail(String id, Instant at, String from, List<String> to, String subject, String text, String html) {}

    private final State state;
    private final InstantSource clock;

    Mailbox(@Nullable Path directory, InstantSource clock) {
        this.state = State.of(directory, "mail.json");
        this.clock = clock;
    }

    /** All mail so far, oldest first. */
    public synchronized List<Mail> mails() {
        var mails = new ArrayList<Mail>();
        for (var mail : state.root().withArrayProperty("mails")) {
            mails.add(read(mail));
        }
        return List.copyOf(mails);
    }

    synchronized ObjectNode send(ObjectNode request) {
        var id = UUID.randomUUID().toString();
        state.root()
                .withArrayProperty("mails")
                .addObject()
                .put("id", id)
                .put("at", clock.instant().toString())
                .set("request", request);
        state.save();
        return State.JSON.createObjectNode().put("MessageId", id);
    }

    private static Mail read(JsonNode mail) {
        var request = mail.path("request");
        var destination = request.path("Destination");
        var to = new ArrayList<String>();
        for (var field : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            destination.path(field).forEach(address -> to.add(address.asText()));
        }
        var simple = request.path("Content").path("Simple");
        return new Mail(
                mail.path("id").asText(),
                Instant.parse(mail.path("at").asText()),
                request.path("FromEmailAddress").asText(),
                List.copyOf(to),
                simple.path("Subject").path("Data").asText(),
                simple.path("Body").path("Text").path("Data").asText(),
                simple.path("Body").path("Html").path("Data").asText());
    }
}
