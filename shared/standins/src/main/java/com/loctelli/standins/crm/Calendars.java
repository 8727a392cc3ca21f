package com.loctelli.standins.crm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Form;
import com.loctelli.standins.wire.Tree;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calendars API: free slots and appointments. */
final class Calendars {

    private static final List<String> REQUIRED = List.of("calendarId", "locationId", "contactId", "startTime");
    private static final Duration USUAL = Duration.ofMinutes(30);

    @GuardedBy("this")
    private final Map<String, Tree> events = new LinkedHashMap<>();

    synchronized Answer answer(Call call) {
        String[] path = call.path().split("/", -1);
        if (call.route().equals("POST /calendars/events/appointments")) {
            return create(call.json());
        }
        if (call.route().equals("GET /calendars/events")) {
            return list(call.query());
        }
        if (path.length == 4 && call.method().equals("GET") && path[3].equals("free-slots")) {
            return FreeSlots.answer(call.query(), booked(path[2]).toList());
        }
        if (path.length >= 4 && path[2].equals("events")) {
            return one(call, path[path.length - 1]);
        }
        return call.method().equals("GET") ? calendar(call, path) : Fault.notFound("Route");
    }

    private synchronized Answer create(Tree wanted) {
        Optional<String> missing =
                REQUIRED.stream().filter(field -> wanted.text(field) == null).findFirst();
        if (missing.isPresent()) {
            return Fault.of(422, missing.get() + " must be a string");
        }
        try {
            Instant start = time(wanted.text("startTime", ""));
            String end = wanted.text("endTime");
            Instant until = end == null ? start.plus(USUAL) : time(end);
            boolean taken = booked(wanted.text("calendarId", ""))
                    .anyMatch(busy -> busy.from().isBefore(until) && start.isBefore(busy.to()));
            if (taken && !wanted.flag("ignoreFreeSlotValidation")) {
                return Fault.of(400, "The slot you have selected is no longer available.");
            }
            String id = Ids.next();
            Tree event = Tree.object()
                    .with("appointmentStatus", "confirmed")
                    .mergedWith(wanted)
                    .with("endTime", end == null ? until.toString() : end)
                    .with("isRecurring", false)
                    .with("id", id);
            events.put(id, event);
            return Answer.json(200, event);
        } catch (DateTimeException notATime) {
            return Fault.of(422, "startTime and endTime must be ISO 8601 with an offset");
        }
    }

    private synchronized Answer one(Call call, String id) {
        Tree event = events.get(id);
        if (event == null) {
            return Fault.notFound("Appointment");
        }
        return switch (call.method()) {
            case "GET" -> Answer.json(200, Tree.object().with("appointment", event));
            case "PUT" -> {
                Tree changed = event.mergedWith(call.json()).with("id", id);
                events.put(id, changed);
                yield Answer.json(200, changed);
            }
            case "DELETE" -> {
                events.remove(id);
                yield Answer.json(201, Tree.object().with("succeeded", true));
            }
            default -> Fault.notFound("Route");
        };
    }

    private synchronized Answer list(Form query) {
        String calendar = query.get("calendarId");
        String location = query.get("locationId");
        Instant from = FreeSlots.millis(query.get("startTime"), Instant.MIN);
        Instant to = FreeSlots.millis(query.get("endTime"), Instant.MAX);
        return Answer.json(
                200,
                Tree.object()
                        .with(
                                "events",
                                events.values().stream()
                                        .filter(event -> fits(event, "calendarId", calendar))
                                        .filter(event -> fits(event, "locationId", location))
                                        .filter(event -> !busy(event).to().isBefore(from))
                                        .filter(event -> busy(event).from().isBefore(to))
                                        .toList()));
    }

    private static boolean fits(Tree event, String field, @Nullable String wanted) {
        return wanted == null || wanted.equals(event.text(field));
    }

    private static Answer calendar(Call call, String[] path) {
        String id = path.length > 2 ? path[2] : "";
        Tree calendar = Tree.object()
                .with("id", id.isEmpty() ? "local-calendar" : id)
                .with("locationId", call.query().get("locationId"))
                .with("name", "Local calendar")
                .with("slotDuration", USUAL.toMinutes())
                .with("isActive", true);
        return Answer.json(
                200,
                id.isEmpty()
                        ? Tree.object().with("calendars", List.of(calendar))
                        : Tree.object().with("calendar", calendar));
    }

    private synchronized Stream<Busy> booked(String calendarId) {
        return events.values().stream()
                .filter(event -> calendarId.equals(event.text("calendarId")))
                .filter(event -> !event.text("appointmentStatus", "").equals("cancelled"))
                .map(Calendars::busy)
                .toList()
                .stream();
    }

    private static Busy busy(Tree event) {
        return new Busy(time(event.text("startTime", "")), time(event.text("endTime", "")));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** A time that is taken. */
    record Busy(Instant from, Instant to) {}
}
