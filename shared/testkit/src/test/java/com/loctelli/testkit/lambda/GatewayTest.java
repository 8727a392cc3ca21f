package com.loctelli.testkit.lambda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.loctelli.testkit.cloud.TickingClock;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final AtomicReference<@Nullable APIGatewayV2HTTPEvent> seen = new AtomicReference<>();
    private final Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Gateway gateway = new Gateway("/v1", TickingClock.standing(now))
            .route("GET /v1/things/{id}", (event, context) -> answer(event, "thing"))
            .route("GET /v1/things/best", (event, context) -> answer(event, "best"))
            .route("POST /v1/things", (event, context) -> answer(event, "posted"))
            .route("GET /v1/breaks", (event, context) -> {
                throw new IllegalStateException("broken on purpose");
            })
            .route(
                    "GET /v1/picture",
                    (event, context) -> APIGatewayV2HTTPResponse.builder()
                            .withStatusCode(200)
                            .withHeaders(Map.of("content-type", "image/png"))
                            .withIsBase64Encoded(true)
                            .withBody(Base64.getEncoder().encodeToString(new byte[] {0, 1, (byte) 0xff}))
                            .build())
            .page("/", exchange -> {
                exchange.sendResponseHeaders(200, 3);
                exchange.getResponseBody().write("app".getBytes(StandardCharsets.UTF_8));
            })
            .start(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aRequestReachesItsFunctionAsThePayloadSays() throws Exception {
        var answer = send(request("/v1/things/a%20b%2Fc?tag=x&tag=y&q=%C3%BC")
                .header("Cookie", "one=1; two=2")
                .header("X-Custom", "v"));
        assertEquals("thing", answer.body());
        var event = event();
        assertEquals("GET /v1/things/{id}", event.getRouteKey());
        assertEquals(Map.of("id", "a b/c"), event.getPathParameters());
        assertEquals(Map.of("tag", "x,y", "q", "ü"), event.getQueryStringParameters());
        assertEquals(List.of("one=1", "two=2"), event.getCookies());
        assertEquals("v", event.getHeaders().get("x-custom"));
        assertEquals(now.toEpochMilli(), event.getRequestContext().getTimeEpoch());
        assertEquals("127.0.0.1", event.getRequestContext().getHttp().getSourceIp());
    }

    @Test
    void cookiesAreSetOneByOne() throws Exception {
        var answer = send(request("/v1/things/1"));
        assertEquals(List.of("a=1; Path=/", "b=2; HttpOnly"), answer.headers().allValues("set-cookie"));
        assertEquals(
                "application/json", answer.headers().firstValue("content-type").orElseThrow());
    }

    @Test
    void aTextBodyArrivesAsItIsAndABinaryOneEncoded() throws Exception {
        send(request("/v1/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"ü\":1}")));
        assertEquals("{\"ü\":1}", event().getBody());
        assertFalse(event().getIsBase64Encoded());
        send(request("/v1/things").header("Content-Type", "image/png").POST(BodyPublishers.ofByteArray(new byte[] {-1, 0
        })));
        assertEquals("/wA=", event().getBody());
        assertTrue(event().getIsBase64Encoded());
    }

    @Test
    void aBinaryAnswerIsDecoded() throws Exception {
        var answer = client.send(request("/v1/picture").build(), BodyHandlers.ofByteArray());
        assertArrayEquals(new byte[] {0, 1, (byte) 0xff}, answer.body());
        assertEquals("image/png", answer.headers().firstValue("content-type").orElseThrow());
    }

    @Test
    void aFixedSegmentIsPreferredToAParameter() throws Exception {
        assertEquals("best", send(request("/v1/things/best")).body());
    }

    @Test
    void whatIsNoRouteIsNotFoundInTheGatewaysWords() throws Exception {
        for (var request : List.of(
                request("/v1/none"),
                request("/v1/things/1").DELETE(),
                request("/v1/things/1/more"),
                request("/v1/things/"))) {
            var answer = send(request);
            assertEquals(404, answer.statusCode());
            assertEquals("{\"message\":\"Not Found\"}", answer.body());
        }
    }

    @Test
    void theDefaultRouteTakesWhateverOfTheApiNoOtherDoes() throws Exception {
        gateway.route("$default", (event, context) -> answer(event, "rest"));
        assertEquals("rest", send(request("/v1/none?x=1")).body());
        assertEquals("$default", event().getRouteKey());
        assertEquals("/v1/none", event().getRawPath());
        assertEquals("rest", send(request("/v1/things/1").DELETE()).body());
        assertEquals("thing", send(request("/v1/things/1")).body());
        assertEquals("app", send(request("/any/where")).body());
    }

    @Test
    void pagesAreServedBesideTheApi() throws Exception {
        assertEquals("app", send(request("/any/where")).body());
    }

    @Test
    void aFunctionThatThrowsIsAnInternalErrorWithoutDetail() throws Exception {
        var answer = send(request("/v1/breaks"));
        assertEquals(500, answer.statusCode());
        assertEquals("{\"message\":\"Internal Server Error\"}", answer.body());
    }

    @Test
    void aBodyAboveTheLimitIsRefused() throws Exception {
        var answer = send(request("/v1/things").POST(BodyPublishers.ofByteArray(new byte[Gateway.MAX_BODY + 1])));
        assertEquals(413, answer.statusCode());
        assertNull(seen.get());
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, String body) {
        seen.set(event);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withCookies(List.of("a=1; Path=/", "b=2; HttpOnly"))
                .withBody(body)
                .build();
    }

    private APIGatewayV2HTTPEvent event() {
        return Objects.requireNonNull(seen.get());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.uri().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
