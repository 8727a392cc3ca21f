package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlTest {
    private static final PrintStream OUT = System.out;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Local run;

    @BeforeAll
    static void start() {
        var choices = Choices.of(Map.of("LOCTELLI_PORT", "0", "LOCTELLI_DATA", "memory", "OPENAI_MODEL", "gpt-4o"));
        run = Local.start(
                choices,
                Console.over(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), choices));
    }

    @AfterAll
    static void end() {
        run.close();
        System.setOut(OUT);
    }

    @Test
    void aDemoBusinessAnswersWhoTextsItsNumber() throws Exception {
        var number = list(get("/local/numbers")).getFirst().get("number");
        assertEquals(DemoTenant.NUMBER, number);
        var sent = send(
                "POST", "/local/texts", Map.of("from", "+12125550177", "to", number, "body", "Hi, do you have time?"));
        assertEquals(201, sent.statusCode());
        assertEquals(200L, object(sent).get("webhookStatus"));
        var deadline = Instant.now().plus(Duration.ofSeconds(90));
        while (list(get("/local/texts?to=+12125550177")).isEmpty()
                && Instant.now().isBefore(deadline)) {
            Thread.sleep(200);
        }
        var answer = list(get("/local/texts?to=%2B12125550177")).getFirst();
        assertEquals(number, answer.get("from"));
        assertEquals(2, list(get("/local/texts?phone=+12125550177")).size());
        var known = object(get("/local/lead?phone=+12125550177&number=" + number));
        assertEquals("+12125550177", ((Map<?, ?>) known.get("lead")).get("phone"));
        var turns = (List<?>) known.get("turns");
        assertEquals(1, turns.size());
        assertEquals(true, ((Map<?, ?>) turns.getFirst()).get("scripted"), "without a key, whatever model is named");
    }

    @Test
    void aLetterThatTheSystemSendsIsReadHere() throws Exception {
        var owner = "owner@example.com";
        assertEquals(
                204,
                send("POST", "/v1/auth/password-reset", Map.of("email", owner)).statusCode());
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (resets(owner).isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
        }

        assertEquals(List.of(owner), resets(owner).getFirst().get("to"));
        assertEquals(List.of(), resets("agent@example.com"), "whoever did not ask");
        assertEquals(200, get("/mailbox").statusCode());
    }

    private static List<? extends Map<?, ?>> resets(String address) throws Exception {
        return list(get("/local/mails?to=" + address)).stream()
                .filter(letter -> String.valueOf(letter.get("text")).contains("/reset-password#token="))
                .toList();
    }

    @Test
    void aFaultIsSetSeenAndTakenBack() throws Exception {
        var set = send("PUT", "/local/faults", Map.of("target", "ghl", "kind", "throttle", "rate", 0.5, "seed", 7));
        assertEquals(200, set.statusCode());
        var ghl = list(get("/local/faults")).stream()
                .filter(fault -> "ghl".equals(fault.get("target")))
                .findFirst();
        assertEquals("throttle", ghl.orElseThrow().get("kind"));
        assertEquals(200, send("DELETE", "/local/faults", Map.of()).statusCode());
        assertTrue(list(get("/local/faults")).stream().allMatch(fault -> "none".equals(fault.get("kind"))));
        assertEquals(
                400,
                send("PUT", "/local/faults", Map.of("target", "moon", "kind", "error", "rate", 1))
                        .statusCode());
    }

    @Test
    void aFaultThatWouldDoNothingIsRefused() throws Exception {
        for (var nothing : List.<Map<String, ?>>of(
                Map.of("kind", "error", "rate", 1),
                Map.of("target", "ghl", "rate", 1),
                Map.of("target", "ghl", "kind", "error"),
                Map.of("target", "openai", "kind", "duplicate", "rate", 1))) {
            assertEquals(400, send("PUT", "/local/faults", nothing).statusCode(), nothing.toString());
        }
        assertEquals(
                200,
                send("PUT", "/local/faults", Map.of("target", "ghl", "kind", "none"))
                        .statusCode(),
                "to switch one off takes no rate");
    }

    @Test
    void aServiceThatIsRealIsNotSaidToFail() throws Exception {
        var real = Choices.of(Map.of(
                "LOCTELLI_PORT", "0",
                "LOCTELLI_DATA", "memory",
                "LOCTELLI_ADMIN_EMAIL", LocalRun.ADMIN,
                "LOCTELLI_ADMIN_PASSWORD", LocalRun.PASSWORD,
                "OPENAI_BASE_URL", "http://localhost:1/v1",
                "GHL_BASE_URL", "http://localhost:1"));
        var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (var other = Local.start(real, Console.over(quiet, real))) {
            for (var target : List.of("openai", "ghl")) {
                var fault = Map.of("target", target, "kind", "error", "rate", 1);
                assertEquals(
                        409,
                        send(other.address(), "PUT", "/local/faults", fault).statusCode(),
                        target);
            }
            var ours = Map.of("target", "twilio", "kind", "error", "rate", 1);
            assertEquals(
                    200, send(other.address(), "PUT", "/local/faults", ours).statusCode());
        }
    }

    @Test
    void theClockMovesByWhatIsAsked() throws Exception {
        long before = (long) object(get("/local/clock")).get("offsetSeconds");
        var moved = send("POST", "/local/clock", Map.of("advanceSeconds", 30));
        assertEquals(200, moved.statusCode());
        assertEquals(before + 30, object(moved).get("offsetSeconds"));
        assertEquals(
                400,
                send("POST", "/local/clock", Map.of("advanceSeconds", "soon")).statusCode());
        for (long wrong : List.of(-5L, 40_000_000L)) {
            assertEquals(
                    400,
                    send("POST", "/local/clock", Map.of("advanceSeconds", wrong))
                            .statusCode());
        }
    }

    @Test
    void whoIsNotOnThisMachineOrSendsNoJsonControlsNothing() throws Exception {
        assertTrue(raw("GET /local/texts HTTP/1.1\r\nHost: tunnel.example.com\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 404"));
        var plain = HttpRequest.newBuilder(URI.create(run.address() + "/local/clock"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"advanceSeconds\":86400}"))
                .build();
        assertEquals(400, CLIENT.send(plain, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void pagesReferenceAndPreflightsAreServed() throws Exception {
        for (var path : List.of("/", "/phone", "/docs", "/local-web/phone.js", "/local-web/swagger-ui-bundle.js")) {
            assertEquals(200, get(path).statusCode(), path);
        }
        assertEquals(404, get("/local-web/../secret").statusCode());
        var unknown = get("/v1/none");
        assertEquals(404, unknown.statusCode());
        assertEquals(
                "application/problem+json",
                unknown.headers().firstValue("content-type").orElseThrow());
        assertEquals("3.1.0", object(get("/v1/openapi.json")).get("openapi"));
        var asked = HttpRequest.newBuilder(URI.create(run.address() + "/v1/leads"))
                .header("Origin", run.address())
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        var answer = CLIENT.send(asked, BodyHandlers.discarding());
        assertEquals(204, answer.statusCode());
        assertEquals(
                run.address(),
                answer.headers().firstValue("access-control-allow-origin").orElse(""));
    }

    @Test
    void settingsThatCannotBeAreRefusedInPlainWords(@TempDir Path folder) throws IOException {
        assertThrows(Refused.class, () -> Choices.of(Map.of("LOCTELLI_PORT", "eighty")));
        assertThrows(Refused.class, () -> Choices.of(Map.of("LOCTELLI_PORT", "0", "PUBLIC_URL", "example.com")));
        int taken = URI.create(run.address()).getPort();
        assertThrows(Refused.class, () -> Choices.of(Map.of("LOCTELLI_PORT", Integer.toString(taken))));
        var file = Files.createFile(folder.resolve("a-file"));
        var nowhere = Choices.of(Map.of("LOCTELLI_PORT", "0", "LOCTELLI_DATA", file.toString()));
        assertThrows(Refused.class, nowhere::prepare);
        try (var first = DataLock.of(folder)) {
            assertThrows(Refused.class, () -> DataLock.of(folder));
            assertNotEquals(null, first);
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(run.address() + path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return send(run.address(), method, path, body);
    }

    private static HttpResponse<String> send(String address, String method, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.write(body)));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** A request whose host is not the address that it goes to, which the client does not make. */
    private static String raw(String request) throws IOException {
        var address = URI.create(run.address());
        try (var socket = new Socket("localhost", address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<?, ?> object(HttpResponse<String> answer) {
        return Json.readTree(answer.body()) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<? extends Map<?, ?>> list(HttpResponse<String> answer) {
        return object(answer).get("data") instanceof List<?> list
                ? list.stream().map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }
}
