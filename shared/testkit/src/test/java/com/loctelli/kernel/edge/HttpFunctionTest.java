package com.loctelli.kernel.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.lambda.LocalContext;
import com.loctelli.testkit.probe.EchoThing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFunctionTest {
    private static TestPlatform test;
    private static Caller.User agent;

    private EchoThing endpoint;
    private HttpFunction function;

    static final class Function extends HttpFunction {
        Function(Platform platform, EchoThing endpoint) {
            super(platform, endpoint);
        }
    }

    @BeforeAll
    static void start() {
        test = TestPlatform.start();
        agent = test.user(test.tenant(), Role.AGENT);
    }

    @BeforeEach
    void deploy() {
        endpoint = new EchoThing();
        function = test.function(platform -> new Function(platform, endpoint), Permission.WORK);
    }

    private HttpCall post() {
        return test.call(function, "POST", "/v1/things/t1").path("id", "t1");
    }

    private HttpCall good() {
        return post().as(agent).body(Map.of("name", "x"));
    }

    @Test
    void answersWithStatusBodyAndVersion() {
        var answer = good().send();
        assertEquals(201, answer.status());
        assertEquals("t1", answer.at("id"));
        assertEquals(agent.id(), answer.at("by"));
        assertEquals("\"7\"", answer.headers().get("etag"));
        assertEquals("no-store", answer.headers().get("cache-control"));
    }

    @Test
    void anEventThatIsNoRequestDoesNothing() {
        var open = test.function(platform -> new Function(platform, endpoint), Permission.PUBLIC);
        var answer = open.handleRequest(new APIGatewayV2HTTPEvent(), new LocalContext("things", "r", Long.MAX_VALUE));
        assertEquals(204, answer.getStatusCode());
        assertEquals(0, endpoint.calls.get());
    }

    @Test
    void aPatchTakesAwayWhatMayGoAndIsRefusedWhereTheRestIsNull() {
        var taken = patch("""
                {"name":"x","colour":null,"length":null,"labels":{"a/b":null},"part":{"label":"p"}}""");
        assertEquals(201, taken.status(), taken.body());
        assertEquals(List.of("/colour", "/labels/a~1b", "/length"), taken.at("removed"));
        assertEquals(List.of(), patch("{\"name\":\"x\"}").at("removed"));

        var refused = patch("""
                {"name":"x","count":null,"labels":null,"part":{"label":null},"lid":null}""");
        assertEquals(400, refused.status());
        assertEquals(Set.of("/count", "/labels", "/part/label", "/lid"), Set.copyOf(refused.wrongFields()));
        assertEquals(4, refused.wrongFields().size());
    }

    @Test
    void whereNothingIsPatchedNullIsAsGoodAsAbsent() {
        var answer = post().as(agent)
                .body("{\"name\":\"x\",\"count\":null,\"colour\":null}")
                .send();
        assertEquals(201, answer.status(), answer.body());
        assertEquals(List.of(), answer.at("removed"));
    }

    @Test
    void aStringOfAnyLengthIsJudgedByTheLimitOfItsField() {
        var text = "l".repeat(50_001);
        var refused = post().as(agent).body(Map.of("name", text, "count", 9)).send();
        assertEquals(400, refused.status(), refused.body());
        assertEquals(Set.of("/name", "/count"), Set.copyOf(refused.wrongFields()));
        var taken = post().as(agent)
                .body(Map.of("name", "x", "part", Map.of("label", text)))
                .send();
        assertEquals(201, taken.status(), taken.body());
    }

    private HttpCall.Answer patch(String body) {
        return test.call(function, "PATCH", "/v1/things/t1")
                .path("id", "t1")
                .as(agent)
                .body(body)
                .send();
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var answer = post().as(agent).body("""
                        {"name":"much too long a name","count":9,"colour":"green","at":"yesterday","zone":"Mars/X","bogus":1,
                         "id":"t2","part":{"label":"","extra":true},"parts":[{"label":"ok"},{"label":5},null],
                         "labels":{"a":1}}""").send();
        assertEquals(400, answer.status());
        assertEquals("application/problem+json", answer.headers().get("content-type"));
        assertEquals("request/invalid", answer.at("type"));
        assertEquals(
                Set.of(
                        "/name",
                        "/count",
                        "/colour",
                        "/at",
                        "/zone",
                        "/bogus",
                        "/id",
                        "/part/label",
                        "/part/extra",
                        "/parts/1/label",
                        "/parts/2",
                        "/labels/a"),
                Set.copyOf(answer.wrongFields()));
        assertEquals(0, endpoint.calls.get());
    }

    @Test
    void theEndpointsOwnRulesAreToldTogetherWithTheDeclaredOnes() {
        var labels = Map.of("a", "1", "b", "2");
        var both = post().as(agent)
                .body(Map.of("name", "abc", "count", 9, "labels", labels))
                .send();
        assertEquals(400, both.status());
        assertEquals(Set.of("/name", "/count", "/labels"), Set.copyOf(both.wrongFields()));

        var own = post().as(agent).body(Map.of("name", "x", "labels", labels)).send();
        assertEquals(400, own.status());
        assertEquals(List.of("/labels"), own.wrongFields());
        assertEquals(0, endpoint.calls.get());
    }

    @Test
    void aRuleThatStumblesOverWhatIsMissingAddsNothing() {
        var answer = post().as(agent).body(Map.of("count", 9)).send();
        assertEquals(400, answer.status());
        assertEquals(Set.of("/name", "/count"), Set.copyOf(answer.wrongFields()));
    }

    @Test
    void anInlinedRecordsFieldsStandBesideTheOthers() {
        assertEquals(
                42L,
                post().as(agent).body(Map.of("name", "x", "length", 42)).send().at("length"));
        var wrong = post().as(agent)
                .body(Map.of("name", "x", "length", 101, "lid", Map.of("label", ""), "measures", Map.of("length", 1)))
                .send();
        assertEquals(400, wrong.status());
        assertEquals(Set.of("/length", "/lid/label", "/measures"), Set.copyOf(wrong.wrongFields()));
    }

    @Test
    void aMissingFieldIsSaidToBeRequired() {
        var answer = post().as(agent).body("{}").send();
        assertEquals(400, answer.status());
        assertEquals("/name", answer.at("errors.0.pointer"));
        assertEquals("required", answer.at("errors.0.code"));
    }

    @Test
    void whatIsNotAJsonObjectIsRefused() {
        for (var body :
                List.of("{", "[]", "null", "\"x\"", "{\"name\":\"x\"} trailing", "{\"name\":\"x\",\"name\":\"y\"}")) {
            var answer = post().as(agent).body(body).send();
            assertEquals(400, answer.status(), body);
            assertEquals("request/malformed-json", answer.at("type"), body);
        }
        assertEquals(0, endpoint.calls.get());
    }

    @Test
    void aBodyThatIsNoUtf8IsRefusedAndNeverGuessedAt() {
        var latin = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
        var decodedBefore = new String(latin, StandardCharsets.UTF_8);
        for (var call : List.of(
                post().as(agent).bytes("application/json", latin),
                post().as(agent).text("application/json", decodedBefore))) {
            var answer = call.send();
            assertEquals(400, answer.status(), answer.body());
            assertEquals("request/malformed-json", answer.at("type"));
        }
        assertEquals(0, endpoint.calls.get());
        var good = "{\"name\":\"Zoë\\ufffd\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "Zoë\ufffd",
                post().as(agent).bytes("application/json", good).send().at("name"));
    }

    @Test
    void aBodyOfAnotherTypeOrTooLargeIsRefused() {
        assertEquals(415, post().as(agent).text("text/plain", "{}").send().status());
        assertEquals(
                413,
                post().as(agent)
                        .body("{\"name\":\"" + "x".repeat(1 << 20) + "\"}")
                        .send()
                        .status());
    }

    @Test
    void whoShowsNothingOrSomethingWrongIsUnauthenticated() {
        assertEquals(401, post().body(Map.of("name", "x")).send().status());
        for (var credentials : List.of("Bearer x", "Bearer ", "Basic eDp5", "Bearer a.b.c")) {
            var answer = post().header("Authorization", credentials)
                    .body(Map.of("name", "x"))
                    .send();
            assertEquals(401, answer.status(), credentials);
            assertEquals("Bearer", answer.headers().get("www-authenticate"));
        }
        assertEquals(0, endpoint.calls.get());
    }

    @Test
    void aTokenEndsAfterFifteenMinutes() {
        var call = good();
        test.clock().advance(Duration.ofMinutes(15).plusSeconds(1));
        assertEquals(401, call.send().status());
    }

    @Test
    void aRoleThatIsTooLowAndTheOtherRealmAreForbidden() {
        var viewer = test.user(agent.tenant(), Role.VIEWER);
        assertEquals(403, post().as(viewer).body(Map.of("name", "x")).send().status());
        assertEquals(
                403, post().as(test.admin()).body(Map.of("name", "x")).send().status());
        assertEquals(0, endpoint.calls.get());
    }

    @Test
    void aCookieCountsOnlyFromOurOriginsWhenSomethingIsChanged() {
        var cookie = "access=" + test.token(agent);
        var from = post().cookie(cookie).body(Map.of("name", "x"));
        assertEquals(403, from.send().status());
        assertEquals(403, from.header("origin", "https://evil.example").send().status());
        var answer = from.header("origin", "http://localhost:8080").send();
        assertEquals(201, answer.status());
        assertEquals("http://localhost:8080", answer.headers().get("access-control-allow-origin"));
    }

    @Test
    void aFunctionWithoutAPermissionDoesNotStart() {
        assertThrows(IllegalStateException.class, () -> new Function(test.platform(), endpoint));
    }

    @Test
    void anUnexpectedFailureTellsNothingOfTheInsideAndIsFoundByItsInstance() {
        var out = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        HttpCall.Answer answer;
        try {
            answer = post().as(agent).body(Map.of("name", "broken")).send();
        } finally {
            System.setOut(before);
        }
        assertEquals(500, answer.status());
        assertFalse(answer.body().contains("secret"));
        var log = out.toString(StandardCharsets.UTF_8);
        var instance = String.valueOf(answer.at("instance"));
        assertTrue(log.contains(instance.substring(instance.lastIndexOf(':') + 1)));
        assertTrue(log.contains("IllegalStateException"));
        assertFalse(log.contains("+15550001111"), "no message of an exception is logged: it may hold personal data");
    }

    @Test
    void theSameKeyAnswersTheSameOnceWorked() {
        var first = good().header("Idempotency-Key", "k1").send();
        var again = good().header("Idempotency-Key", "k1").send();
        assertEquals(201, again.status());
        assertEquals(first.body(), again.body());
        assertEquals(first.headers().get("etag"), again.headers().get("etag"));
        assertEquals(1, endpoint.calls.get());
    }

    @Test
    void workThatIsDoneIsAnsweredAsDoneThoughItsAnswerCannotBeKept() {
        var stops = new StopSwitch();
        var stopping = TestPlatform.start(Map.of(), List.of(stops));
        var caller = stopping.user(stopping.tenant(), Role.AGENT);
        var done = new AtomicInteger();
        var away = stopping.function(
                platform -> new HttpFunction(platform, new Doing(() -> {
                    done.incrementAndGet();
                    stops.arm(0, false);
                })) {},
                Permission.WORK);
        var call = stopping.call(away, "POST", "/v1/doings").as(caller).header("Idempotency-Key", "k6");

        var answer = call.send();

        assertEquals(204, answer.status(), answer.body());
        assertTrue(stops.restart());
        assertEquals(409, call.send().status(), "it is not done again");
        assertEquals(1, done.get());
    }

    /** Does something, and answers nothing. */
    private record Doing(Runnable work) implements Endpoint<NoRequest, Reply.NoContent<NoRequest>> {
        @Override
        public Reply.NoContent<NoRequest> handle(Caller caller, NoRequest request) {
            work.run();
            return new Reply.NoContent<>();
        }
    }

    @Test
    void whatIsKeptOfARequestTellsNothingOfItToWhoHasNotOurKey() {
        good().header("Idempotency-Key", "k7").send();

        var kept = test.platform()
                .database()
                .table(TableName.KERNEL)
                .of(agent.tenant())
                .need(
                        "IDEM#" + agent.actor().type() + "#" + agent.id() + "#" + Idempotency.hash("k7"),
                        IdempotencyRecord.class)
                .value();

        var request = "POST /v1/things/t1\n/v1/things/t1\n{\"name\":\"x\"}";
        assertEquals(test.platform().keys().sign("idempotency", request), kept.requestHash());
    }

    @Test
    void whatTheVersionBeforeKeptIsGivenAgain() {
        var request = "POST /v1/things/t1\n/v1/things/t1\n{\"name\":\"x\"}";
        var rows = test.platform().database().table(TableName.KERNEL).of(agent.tenant());
        var sk = "IDEM#" + agent.actor().type() + "#" + agent.id() + "#" + Idempotency.hash("k8");
        var record = new IdempotencyRecord(Idempotency.hash(request), 201, "{\"id\":\"of yesterday\"}", null);
        test.platform().database().commit(rows.put(sk, record, agent.actor()));

        assertEquals(
                "of yesterday", good().header("Idempotency-Key", "k8").send().at("id"));
        assertEquals(0, endpoint.calls.get());
    }

    @Test
    void theSameKeyWithAnotherQueryIsRefused() {
        assertEquals(
                201,
                good().header("Idempotency-Key", "k9")
                        .query("count", "1")
                        .send()
                        .status());
        assertEquals(
                422,
                good().header("Idempotency-Key", "k9")
                        .query("count", "2")
                        .send()
                        .status());
        assertEquals(
                201,
                good().header("Idempotency-Key", "k9")
                        .query("count", "1")
                        .send()
                        .status());
        assertEquals(1, endpoint.calls.get());
    }

    @Test
    void anEndpointIsToldWhatTheCallerCallsTheRequest() {
        var keys = new ArrayList<Optional<String>>();
        var telling = test.function(
                platform -> new HttpFunction(
                        platform,
                        new Doing(() -> keys.add(RequestScope.current().idempotencyKey()))) {},
                Permission.WORK);

        test.call(telling, "POST", "/v1/doings")
                .as(agent)
                .header("Idempotency-Key", "k10")
                .send();
        test.call(telling, "POST", "/v1/doings").as(agent).send();

        assertEquals(List.of(Optional.of("k10"), Optional.empty()), keys);
    }

    @Test
    void anotherHostsCookieOfTheSameDomainIsNoneOfOurs() {
        var inTheWorld = TestPlatform.start(Map.of("PUBLIC_URL", "https://crm.example"), List.of());
        var caller = inTheWorld.user(inTheWorld.tenant(), Role.AGENT);
        var deployed = inTheWorld.function(platform -> new Function(platform, endpoint), Permission.WORK);
        var token = inTheWorld.token(caller);

        for (var name : Map.of("access", 401, "__Host-access", 201).entrySet()) {
            var answer = inTheWorld
                    .call(deployed, "POST", "/v1/things/t1")
                    .path("id", "t1")
                    .cookie(name.getKey() + "=" + token)
                    .header("origin", "https://crm.example")
                    .body(Map.of("name", "x"))
                    .send();
            assertEquals(name.getValue(), answer.status(), name.getKey());
        }
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        good().header("Idempotency-Key", "k2").send();
        var other = post().as(agent)
                .header("Idempotency-Key", "k2")
                .body(Map.of("name", "y"))
                .send();
        assertEquals(422, other.status());
        assertEquals(1, endpoint.calls.get());
    }

    @Test
    void aKeyIsOfItsCaller() {
        good().header("Idempotency-Key", "k3").send();
        var neighbour = test.user(agent.tenant(), Role.AGENT);
        assertEquals(
                201,
                post().as(neighbour)
                        .header("Idempotency-Key", "k3")
                        .body(Map.of("name", "x"))
                        .send()
                        .status());
        assertEquals(2, endpoint.calls.get());
    }

    @Test
    void aRefusalFreesItsKey() {
        var refused = post().as(agent).header("Idempotency-Key", "k4").body(Map.of("name", "missing"));
        assertEquals(404, refused.send().status());
        assertEquals(404, refused.send().status());
        assertEquals(2, endpoint.calls.get());
    }

    @Test
    void fiftyCallsWithOneKeyAtOnceAreWorkedOnce() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = threads.invokeAll(Collections.<Callable<Integer>>nCopies(
                    50, () -> good().header("Idempotency-Key", "k5").send().status()));
            for (var answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertEquals(1, endpoint.calls.get());
        assertTrue(statuses.stream().allMatch(status -> status == 201 || status == 409), statuses.toString());
    }

    @Test
    void aQueryParameterOfTheWrongKindIsNamed() {
        var answer = post().as(agent)
                .query("count", "many")
                .query("other", "1")
                .body(Map.of("name", "x"))
                .send();
        assertEquals(Set.of("/count", "/other"), Set.copyOf(answer.wrongFields()));
    }

    @Test
    void whatWasNotFoundSaysSoWithoutMembers() {
        var answer = post().as(agent).body(Map.of("name", "missing")).send();
        assertEquals(404, answer.status());
        assertNull(answer.at("errors"));
    }
}
