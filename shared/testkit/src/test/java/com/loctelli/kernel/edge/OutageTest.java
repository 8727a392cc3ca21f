package com.loctelli.kernel.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that is away is told as such, soon, and by name of nothing inside. */
class OutageTest {
    private final TestPlatform test = TestPlatform.start();
    private final Caller.User agent = test.user(test.tenant(), Role.AGENT);

    @Test
    void aDatabaseThatCannotBeReachedIs503WithRetryAfter() {
        assertUnavailable(read(Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1")));
    }

    @Test
    void aDatabaseThatDoesNotAnswerIs503WithRetryAfterWithinItsPatience() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long before = System.nanoTime();
            assertUnavailable(read(Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + silent.getLocalPort())));
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 5);
        }
    }

    @Test
    void aKeyServiceOrAQueueThatIsAwayIsNoFaultOfOurs() {
        for (var away : List.of("KMS", "SQS")) {
            assertUnavailable(call(Map.of("AWS_ENDPOINT_URL_" + away, "http://127.0.0.1:1"), platform -> {
                if (away.equals("KMS")) {
                    platform.cipher().seal(agent.tenant(), "place", "text");
                } else {
                    platform.queues().probe();
                }
            }));
        }
    }

    private HttpCall.Answer read(Map<String, String> settings) {
        var impatient = new HashMap<>(settings);
        impatient.put("DATABASE_TIMEOUT_MILLIS", "600");
        return call(
                impatient,
                platform -> platform.database()
                        .table(TableName.LEADS)
                        .of(agent.tenant())
                        .get("ld_1", Rows.Nothing.class));
    }

    private HttpCall.Answer call(Map<String, String> settings, java.util.function.Consumer<Platform> work) {
        var all = new HashMap<>(settings);
        all.put(HttpFunction.PERMISSION, Permission.PUBLIC.name());
        var platform = new Platform(
                test.platform().settings().with(all), test.platform().clock(), Ids.secure(), List.of());
        var function = new HttpFunction(platform, new Doing(() -> work.accept(platform))) {};
        return test.call(function, "GET", "/v1/things").send();
    }

    private static void assertUnavailable(HttpCall.Answer answer) {
        assertEquals(503, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.headers().get("content-type"));
        assertEquals("request/unavailable", answer.at("type"));
        assertNotNull(answer.headers().get("retry-after"));
        assertTrue(!Json.write(answer.json()).contains("127.0.0.1"));
    }

    /** Does something and answers nothing. */
    private record Doing(Runnable work) implements Endpoint<NoRequest, Reply.NoContent<NoRequest>> {
        @Override
        public Reply.NoContent<NoRequest> handle(Caller caller, NoRequest request) {
            work.run();
            return new Reply.NoContent<>();
        }
    }
}
