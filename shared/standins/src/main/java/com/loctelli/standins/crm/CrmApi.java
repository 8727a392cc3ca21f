package com.loctelli.standins.crm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Speaker;
import com.loctelli.standins.wire.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door of the API: token, version header and limits, and then whichever part was asked. */
final class CrmApi implements Speaker {

    private static final int KEPT = 1000;

    private final CrmSettings settings;
    private final RateLimit limit;
    private final Contacts contacts;
    private final Calendars calendars = new Calendars();
    private final Conversations conversations;

    @GuardedBy("journal")
    private final Deque<Call> journal = new ArrayDeque<>();

    CrmApi(CrmSettings settings, Contacts.Disturbance disturbance) {
        this.settings = settings;
        this.limit = new RateLimit(settings.burst(), settings.clock());
        this.contacts = new Contacts(settings.clock(), disturbance);
        this.conversations = new Conversations(settings.clock());
    }

    List<Call> journal() {
        synchronized (journal) {
            return List.copyOf(journal);
        }
    }

    /** Keeps the contact that an event tells of. */
    void know(Tree event) {
        if (event.text("type", "").matches("Contact(Create|Update|DndUpdate)") && event.text("id") != null) {
            contacts.know(event);
        }
    }

    List<Tree> contacts() {
        return contacts.all();
    }

    @Override
    public Answer answer(Call call) {
        synchronized (journal) {
            journal.add(call);
            if (journal.size() > KEPT) {
                journal.remove();
            }
        }
        if (call.route().equals("POST /oauth/token") || call.route().equals("POST /oauth/locationToken")) {
            return token(call);
        }
        String token = call.bearer();
        if (token == null || !(settings.token().isEmpty() || settings.token().equals(token))) {
            return Fault.of(401, "Invalid JWT");
        }
        RateLimit.Left left = limit.take(token);
        return left.tell(left.allowed() ? versioned(call) : throttled());
    }

    @Override
    public Answer broken() {
        return Answer.json(500, Tree.object().with("statusCode", 500L).with("message", "Internal server error"));
    }

    @Override
    public Answer throttled() {
        return Answer.json(429, Tree.object().with("statusCode", 429L).with("message", "Too Many Requests"));
    }

    private Answer versioned(Call call) {
        String part = call.path().split("/", -1)[1];
        String wanted = version(part);
        if (wanted == null) {
            return Fault.notFound("Route");
        }
        String given = call.header("version");
        if (given == null) {
            return Fault.of(401, "version header was not found.");
        }
        if (!given.equals(wanted)) {
            return Fault.of(401, "version header is invalid.");
        }
        return switch (part) {
            case "contacts" -> contacts.answer(call);
            case "calendars" -> calendars.answer(call);
            case "conversations" -> conversations.answer(call);
            default -> directory(call, part);
        };
    }

    private static @Nullable String version(String part) {
        return switch (part) {
            case "calendars", "conversations" -> "2021-04-15";
            case "contacts", "locations", "users" -> "2021-07-28";
            default -> null;
        };
    }

    /** Locations and users: every id exists. */
    private static Answer directory(Call call, String part) {
        if (!call.method().equals("GET")) {
            return Fault.notFound("Route");
        }
        String[] path = call.path().split("/", -1);
        String id = path.length > 2 && !path[2].isEmpty() && !path[2].equals("search") ? path[2] : "";
        boolean location = part.equals("locations");
        Tree one = Tree.object()
                .with("id", id.isEmpty() ? (location ? "local-location" : "local-user") : id)
                .with("name", location ? "Local location" : "Local user")
                .with("timezone", "America/New_York");
        if (id.isEmpty()) {
            return Answer.json(200, Tree.object().with(part, List.of(one)));
        }
        return Answer.json(200, location ? Tree.object().with("location", one) : one);
    }

    private static Answer token(Call call) {
        String location = call.form().get("locationId");
        return Answer.json(
                200,
                Tree.object()
                        .with("access_token", "local-access-" + Ids.next())
                        .with("token_type", "Bearer")
                        .with("expires_in", 86399L)
                        .with("refresh_token", "local-refresh-" + Ids.next())
                        .with("scope", "contacts.readonly contacts.write calendars.readonly calendars/events.write")
                        .with("userType", "Location")
                        .with("locationId", location == null ? "local-location" : location)
                        .with("companyId", "local-company"));
    }
}
