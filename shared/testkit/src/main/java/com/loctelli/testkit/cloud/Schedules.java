package com.loctelli.testkit.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * EventBridge Scheduler: schedules that put their input into a queue when they are due. {@link #tick} looks at the
 * clock and fires what is due; moved far ahead, a repeating schedule fires once for all the times it missed.
 */
public final class Schedules {

    /** Delivers a target's input. */
    interface Targets {
        void deliver(String arn, String input, @Nullable String group, String deduplication);
    }

    private final State state;
    private final InstantSource clock;
    private final Targets targets;

    Schedules(@Nullable Path directory, InstantSource clock, Targets targets) {
        this.state = State.of(directory, "schedules.json");
        this.clock = clock;
        this.targets = targets;
    }

    /** Fires every schedule that is due and says how many there were. */
    public int tick() {
        var due = new ArrayList<Runnable>();
        synchronized (this) {
            var now = clock.instant();
            for (var key :
                    state.root().properties().stream().map(Map.Entry::getKey).toList()) {
                var schedule = (ObjectNode) state.root().path(key);
                if (schedule.has("Next")
                        && !now.isBefore(Instant.parse(schedule.path("Next").asText()))) {
                    due.add(delivery(schedule));
                    moveOn(key, schedule, now);
                }
            }
            if (!due.isEmpty()) {
                state.save();
            }
        }
        due.forEach(Runnable::run);
        return due.size();
    }

    private Runnable delivery(ObjectNode schedule) {
        var target = schedule.path("Target");
        var arn = target.path("Arn").asText();
        var input = target.path("Input").asText();
        var group = target.path("SqsParameters").path("MessageGroupId").asText("");
        var once = schedule.path("Name").asText() + "@" + schedule.path("Next").asText();
        return () ->
                targets.deliver(arn, input, group.isEmpty() ? null : group, once.replaceAll("[^A-Za-z0-9_-]", "_"));
    }

    private void moveOn(String key, ObjectNode schedule, Instant now) {
        plan(schedule, now);
        if (!schedule.has("Next")
                && "DELETE".equals(schedule.path("ActionAfterCompletion").asText())) {
            state.root().remove(key);
        }
    }

    /** Sets when the schedule fires next, or takes it away when it never does. */
    private static void plan(ObjectNode schedule, Instant after) {
        schedule.remove("Next");
        var zone = ZoneId.of(schedule.path("ScheduleExpressionTimezone").asText("UTC"));
        var created = seconds(schedule, "CreationDate").orElseThrow();
        var expression = Expression.parse(
                schedule.path("ScheduleExpression").asText(),
                zone,
                seconds(schedule, "StartDate").orElse(created));
        if ("DISABLED".equals(schedule.path("State").asText())) {
            return;
        }
        var start = seconds(schedule, "StartDate").filter(s -> s.isAfter(after)).orElse(after);
        var end = seconds(schedule, "EndDate").orElse(Instant.MAX);
        expression
                .next(start)
                .filter(next -> !next.isAfter(end))
                .ifPresent(next -> schedule.put("Next", next.toString()));
    }

    private static Optional<Instant> seconds(ObjectNode schedule, String name) {
        return schedule.has(name)
                ? Optional.of(Instant.ofEpochMilli((long) (schedule.path(name).asDouble() * 1000)))
                : Optional.empty();
    }

    synchronized ObjectNode handle(String method, URI uri, ObjectNode body) {
        var rest = uri.getPath().substring("/schedules".length());
        var query = uri.getQuery() == null ? "" : uri.getQuery();
        if (rest.length() <= 1) {
            return list();
        }
        var name = rest.substring(1);
        var group = body.path("GroupName").asText(query.startsWith("groupName=") ? query.substring(10) : "default");
        var key = group + "/" + name;
        return switch (method) {
            case "POST" -> {
                if (state.root().has(key)) {
                    throw new Refusal(409, "ConflictException", "Schedule " + name + " already exists.");
                }
                yield put(key, group, name, body);
            }
            case "PUT" -> {
                existing(key);
                yield put(key, group, name, body);
            }
            case "GET" -> existing(key).deepCopy().without("Next");
            case "DELETE" -> {
                existing(key);
                state.root().remove(key);
                state.save();
                yield State.JSON.createObjectNode();
            }
            default -> throw Refusal.unknownOperation(method + " " + uri.getPath());
        };
    }

    private ObjectNode put(String key, String group, String name, ObjectNode body) {
        var arn = "arn:aws:scheduler:" + LocalQueues.REGION + ":" + LocalQueues.ACCOUNT + ":schedule/" + key;
        var schedule = body.deepCopy();
        schedule.put("Name", name).put("GroupName", group).put("Arn", arn);
        schedule.put("CreationDate", clock.instant().toEpochMilli() / 1000.0);
        // A moment that has passed already fires at the next tick, as a late one-time schedule does.
        var expression = schedule.path("ScheduleExpression").asText();
        plan(schedule, expression.startsWith("at(") ? Instant.MIN : clock.instant());
        state.root().set(key, schedule);
        state.save();
        return State.JSON.createObjectNode().put("ScheduleArn", arn);
    }

    private ObjectNode existing(String key) {
        if (state.root().path(key) instanceof ObjectNode schedule) {
            return schedule;
        }
        throw new Refusal(404, "ResourceNotFoundException", "Schedule " + key + " does not exist.");
    }

    private ObjectNode list() {
        var answer = State.JSON.createObjectNode();
        var schedules = answer.putArray("Schedules");
        state.root().forEach(schedule -> schedules.add(((ObjectNode) schedule.deepCopy()).without("Next")));
        return answer;
    }
}
