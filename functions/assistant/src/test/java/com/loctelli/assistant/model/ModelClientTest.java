package com.loctelli.assistant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.assistant.tools.Tool;
import com.loctelli.kernel.platform.Settings;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Model;
import com.loctelli.standins.model.ModelSettings;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.testkit.TestPlatform;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Whatever a model's server does is one of a closed set of outcomes, and one question is one request. */
class ModelClientTest {
    private static final Question QUESTION = new Question(
            "scripted",
            0.5,
            100,
            List.of(new Line.Instructions("Be kind."), new Line.FromLead("hi")),
            List.of(Tool.RECORD_FACT.spec()));

    @Test
    void whatTheModelSaysAndCallsArrivesAsItWas() {
        var spoke = assertInstanceOf(ModelAnswer.Spoke.class, ask(ChatReply.calls(ToolCall.of("record_fact", "{bad"))));
        assertEquals("record_fact", spoke.calls().getFirst().name());
        assertEquals("{bad", spoke.calls().getFirst().arguments());
        assertEquals(true, spoke.scripted());
        var text = assertInstanceOf(ModelAnswer.Spoke.class, ask(ChatReply.text("Hello!")));
        assertEquals("Hello!", text.text());
        assertEquals(Prices.micros("scripted", text.usage()), Long.valueOf(0));
        assertNull(Prices.micros("some-other-model", text.usage()));
        assertEquals(Long.valueOf(450), Prices.micros("gpt-4o-mini-2024-07-18", new Usage(1000, 500)));
    }

    @Test
    void troubleThatMayPassIsToldWithTheTimeToComeBack() {
        assertEquals(
                new ModelAnswer.Later("throttled", Duration.ofSeconds(7)),
                ask(ChatReply.throttled(Duration.ofSeconds(7))));
        assertEquals(new ModelAnswer.Later("status_503", null), ask(ChatReply.failure(503, "busy")));
        assertEquals(new ModelAnswer.Later("disconnected", null), ask(ChatReply.disconnect()));
        assertEquals(
                new ModelAnswer.Later("disconnected", null),
                ask(ChatReply.text("late").after(Duration.ofSeconds(4))));
    }

    @Test
    void troubleThatStaysIsNotWaitedFor() {
        assertEquals(new ModelAnswer.Refused("status_400"), ask(ChatReply.failure(400, "no")));
        assertEquals(
                "length",
                assertInstanceOf(ModelAnswer.CutOff.class, ask(ChatReply.finished("length", "half")))
                        .reason());
    }

    @Test
    void aBodyThatIsNotTheProtocolsIsMalformed() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "<html>gateway</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var answer = client("http://127.0.0.1:" + server.getAddress().getPort() + "/v1")
                    .ask(QUESTION);
            assertEquals(new ModelAnswer.Later("malformed", null), answer);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aQuestionIsAskedWithTheKeyOfItsOwnTimeAndOneThatIsNotKnownIsWaitedFor() throws IOException {
        var keys = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = "{\"error\":{\"message\":\"no\"}}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var secret = "loctelli/test/" + ModelClientTest.class.getSimpleName();
            var test = TestPlatform.start(
                    Map.of(
                            "OPENAI_API_KEY",
                            "secret:" + secret,
                            "OPENAI_BASE_URL",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                    List.of());
            var client = new ModelClient(test.platform().settings());
            test.platform().secrets().put(secret, "old");
            assertEquals(new ModelAnswer.Later("status_401", Duration.ofMinutes(1)), client.ask(QUESTION));
            test.platform().secrets().put(secret, "new");
            test.clock().advance(Duration.ofMinutes(5));
            client.ask(QUESTION);
            assertEquals(List.of("Bearer old", "Bearer new"), keys);
        } finally {
            server.stop(0);
        }
    }

    private static ModelAnswer ask(ChatReply reply) {
        try (var model = Model.start(
                ModelSettings.of(new Faults(), InstantSource.system()).spokenBy(request -> reply))) {
            var answer = client(model.baseUrl()).ask(QUESTION);
            assertEquals(1, model.journal().size());
            return answer;
        }
    }

    private static ModelClient client(String baseUrl) {
        return new ModelClient(Settings.of(
                Map.of("OPENAI_API_KEY", "local", "OPENAI_BASE_URL", baseUrl, "ASSISTANT_MODEL_TIMEOUT_SECONDS", "2")));
    }
}
