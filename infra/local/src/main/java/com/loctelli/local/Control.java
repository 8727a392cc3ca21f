package com.loctelli.local;

import com.loctelli.kernel.json.Json;
import com.loctelli.standins.faults.FaultKind;
import com.loctelli.standins.faults.FaultSetting;
import com.loctelli.standins.faults.Faults;
import com.loctelli.testkit.cloud.Mailbox;
import com.loctelli.testkit.cloud.TickingClock;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.avaje.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What only the local run can do: read and write everybody's telephone, read everybody's mail, break the services, and move the clock. It
 * answers this machine alone, and what changes something wants JSON, which no page of another origin can send unasked.
 */
final class Control implements HttpHandler {
    private static final int LARGEST = 1 << 20;
    private static final Duration LONGEST_STEP = Duration.ofDays(366);

    private final Outside outside;
    private final Mailbox mailbox;
    private final Faults faults;
    private final CloudFaults cloudFaults;
    private final TickingClock clock;
    private final Schedule schedule;
    private final Watch watch;
    private final Choices choices;

    Control(
            Outside outside,
            Mailbox mailbox,
            Faults faults,
            CloudFaults cloudFaults,
            TickingClock clock,
            Schedule schedule,
            Watch watch,
            Choices choices) {
        this.outside = outside;
        this.mailbox = mailbox;
        this.faults = faults;
        this.cloudFaults = cloudFaults;
        this.clock = clock;
        this.schedule = schedule;
        this.watch = watch;
        this.choices = choices;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!Http.isLocal(exchange)) {
            Http.problem(exchange, 404, "local/elsewhere", "There is no such thing", "Only this machine is answered.");
            return;
        }
        try {
            answer(
                    exchange,
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        } catch (IllegalArgumentException | JsonException | IllegalStateException e) {
            Http.problem(exchange, 400, "local/invalid", "The request is not valid", String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String call) throws IOException, InterruptedException {
        var query = Http.query(exchange);
        switch (call) {
            case "GET /local/about" -> Http.json(exchange, 200, about());
            case "GET /local/mails" -> Http.json(exchange, 200, Map.of("data", mails(query.get("to"))));
            case "GET /local/texts" -> texts(exchange, query);
            case "POST /local/texts" -> text(exchange);
            case "GET /local/faults" -> Http.json(exchange, 200, Map.of("data", settings()));
            case "PUT /local/faults" -> fault(exchange);
            case "DELETE /local/faults" -> {
                faults.clear();
                cloudFaults.apply();
                Http.json(exchange, 200, Map.of("data", settings()));
            }
            case "GET /local/clock" -> Http.json(exchange, 200, time());
            case "POST /local/clock" -> {
                clock.advance(step(whole(body(exchange), "advanceSeconds")));
                schedule.runAll();
                Http.json(exchange, 200, time());
            }
            case "GET /local/contacts" -> contacts(exchange);
            case "POST /local/ghl-events" -> event(exchange);
            case "GET /local/numbers" -> Http.json(exchange, 200, Map.of("data", watch.numbers()));
            case "GET /local/lead" ->
                Http.json(exchange, 200, watch.lead(query.getOrDefault("number", ""), query.getOrDefault("phone", "")));
            default -> Http.problem(exchange, 404, "local/unknown", "There is no such thing", call);
        }
    }

    private void fault(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        var target = text(body, "target");
        if (!text(body, "kind").equals(FaultKind.NONE.wire()) && !(body.get("rate") instanceof Number)) {
            throw new IllegalArgumentException("rate must be a number from 0 to 1");
        }
        if (isReal(target)) {
            refuseReal(exchange, "service " + target);
            return;
        }
        faults.set(Json.fromTree(body, FaultSetting.class));
        cloudFaults.apply();
        Http.json(exchange, 200, Map.of("data", settings()));
    }

    /** Whether a target of faults is a service outside this process, which no fault of ours reaches. */
    private boolean isReal(String target) {
        return switch (target) {
            case "twilio" -> outside.carrier().isEmpty();
            case "openai" -> outside.model().isEmpty();
            case "ghl" -> outside.crm().isEmpty();
            default -> CloudFaults.isOfCloud(target) && choices.awsEndpoint().isPresent();
        };
    }

    /** All mail or that to one address, oldest first. */
    private List<Map<String, Object>> mails(@Nullable String to) {
        var out = new ArrayList<Map<String, Object>>();
        for (var mail : mailbox.mails()) {
            if (to == null || mail.to().stream().anyMatch(to::equalsIgnoreCase)) {
                out.add(Map.of(
                        "id", mail.id(),
                        "at", Json.text(mail.at()),
                        "from", mail.from(),
                        "to", mail.to(),
                        "subject", mail.subject(),
                        "text", mail.text()));
            }
        }
        return out;
    }

    private void texts(HttpExchange exchange, Map<String, String> query) throws IOException {
        var carrier = outside.carrier();
        if (carrier.isEmpty()) {
            refuseReal(exchange, "carrier");
            return;
        }
        @Nullable String phone = query.get("phone");
        @Nullable String to = query.get("to");
        var found = phone != null
                ? carrier.get().phoneOf(phone)
                : carrier.get().texts(to).stream()
                        .filter(text -> !text.direction().equals("inbound"))
                        .toList();
        Http.json(exchange, 200, Map.of("data", found.stream().map(Json::toTree).toList()));
    }

    private void text(HttpExchange exchange) throws IOException, InterruptedException {
        var carrier = outside.carrier();
        if (carrier.isEmpty()) {
            refuseReal(exchange, "carrier");
            return;
        }
        var body = body(exchange);
        var inbound = carrier.get().personTexts(number(body, "from"), number(body, "to"), text(body, "body"));
        Http.json(exchange, 201, Json.toTree(inbound));
    }

    private void event(HttpExchange exchange) throws IOException, InterruptedException {
        var crm = outside.crm();
        if (crm.isEmpty()) {
            refuseReal(exchange, "CRM");
            return;
        }
        var delivery = crm.get().deliver(choices.ownUrl() + "/v1/webhooks/ghl", Json.write(body(exchange)));
        Http.json(exchange, 200, Map.of("delivery", delivery.toString()));
    }

    private Map<String, Object> about() {
        var out = new LinkedHashMap<String, Object>(outside.told());
        out.put("publicUrl", choices.publicUrl());
        out.put("data", choices.directory() == null ? "memory" : "kept");
        out.put("hasPhone", outside.carrier().isPresent());
        out.putAll(time());
        return out;
    }

    /** The contacts as the CRM has them. */
    private void contacts(HttpExchange exchange) throws IOException {
        var crm = outside.crm();
        if (crm.isEmpty()) {
            refuseReal(exchange, "CRM");
            return;
        }
        Http.json(
                exchange,
                200,
                Map.of("data", crm.get().contacts().stream().map(Json::readTree).toList()));
    }

    private Map<String, Object> time() {
        return Map.of(
                "now",
                Json.text(clock.instant()),
                "offsetSeconds",
                clock.offset().toSeconds());
    }

    private List<Map<String, Object>> settings() {
        return faults.settings().stream().map(Json::toTree).toList();
    }

    private static void refuseReal(HttpExchange exchange, String what) throws IOException {
        Http.problem(
                exchange, 409, "local/real", "The " + what + " is a real one", "There is nothing to see or do here.");
    }

    private static Map<?, ?> body(HttpExchange exchange) throws IOException {
        @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            throw new IllegalArgumentException("The body must be application/json");
        }
        var text = new String(exchange.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8);
        if (Json.readTree(text) instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("The body must be a JSON object");
    }

    private static String text(Map<?, ?> body, String name) {
        if (body.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(name + " must be a text");
    }

    private static String number(Map<?, ?> body, String name) {
        var number = text(body, name).replaceAll("[ ().-]", "");
        if (!number.matches("\\+[1-9]\\d{6,14}")) {
            throw new IllegalArgumentException(name + " must be a number such as +12025550143");
        }
        return number;
    }

    /** Time only goes on, and not so far that what was kept could never be read again. */
    private static Duration step(long seconds) {
        if (seconds < 0 || seconds > LONGEST_STEP.toSeconds()) {
            throw new IllegalArgumentException(
                    "advanceSeconds must be between 0 and " + LONGEST_STEP.toSeconds() + ", a year");
        }
        return Duration.ofSeconds(seconds);
    }

    private static long whole(Map<?, ?> body, String name) {
        return switch (body.get(name)) {
            case Long number -> number;
            case Integer number -> number;
            case Double number when number == Math.rint(number) -> number.longValue();
            case null, default -> throw new IllegalArgumentException(name + " must be a whole number");
        };
    }
}
