package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the edge lets the callers of a sub-account do at all. */
class GateTest {
    private final Agency agency = new Agency();
    private final String id = agency.opened();
    private final Caller.User user = agency.test.user(agency.tenant(id), Role.OWNER);

    /** Something that begins a text. */
    @Needs({Feature.SMS, Feature.CAMPAIGNS})
    static final class Texting implements Endpoint<NoRequest, Reply.NoContent<NoRequest>> {
        @Override
        public Reply.NoContent<NoRequest> handle(Caller caller, NoRequest request) {
            return new Reply.NoContent<>();
        }

        static final class Function extends HttpFunction {
            Function(Platform platform) {
                super(platform, new Texting());
            }
        }
    }

    @Test
    void whatNeedsAFeatureIsRefusedWhileItIsOffAndNothingElseIs() {
        assertEquals(204, text().status());

        agency.settings(id, Map.of("features", Map.of("campaigns", false)));

        var refused = text();
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("subaccounts/feature-off"), refused.body());
        assertEquals("campaigns", refused.at("feature"));
        assertEquals(200, show(user).status());
        agency.settings(id, Map.of("features", Map.of("campaigns", true)));
        assertEquals(204, text().status());
    }

    @Test
    void fiftyConcurrentCallsStopExactlyAtTheDaysLimit() throws Exception {
        agency.settings(id, Map.of("limits", Map.of("apiCallsPerDay", 20)));
        var function = agency.test.function(ShowOwnSubAccount.Function::new, Permission.VIEW);
        var passed = new AtomicInteger();

        try (var pool = Executors.newFixedThreadPool(16)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 50; i++) {
                all.add(pool.submit(() -> passed.addAndGet(show(user, function).status() == 200 ? 1 : 0)));
            }
            for (var one : all) {
                one.get();
            }
        }

        assertEquals(20, passed.get());
        var refused = show(user, function);
        assertEquals(429, refused.status());
        assertEquals("api_calls", refused.at("metric"));
        assertEquals(20L, refused.at("limit"));
        assertEquals("20", refused.headers().get("ratelimit-limit"));
        assertEquals(refused.headers().get("retry-after"), refused.headers().get("ratelimit-reset"));
        assertEquals("2026-03-03T00:00:00.000Z", refused.at("resetsAt"));
        agency.test.clock().set(Instant.parse("2026-03-03T00:00:00Z"));
        assertEquals(200, show(user, function).status());
    }

    @Test
    void aRaisedLimitLetsCallsPassWithinSeconds() {
        agency.settings(id, Map.of("limits", Map.of("apiCallsPerDay", 1)));
        var function = agency.test.function(ShowOwnSubAccount.Function::new, Permission.VIEW);
        assertEquals(200, show(user, function).status());
        assertEquals(429, show(user, function).status());

        agency.settings(id, Map.of("limits", Map.of("apiCallsPerDay", 2)));
        agency.test.clock().advance(Duration.ofSeconds(6));

        assertEquals(200, show(user, function).status());
        assertEquals(429, show(user, function).status());
    }

    @Test
    void ofALargeLimitASampleIsCountedThatIsRightOnAverage() {
        agency.settings(id, Map.of("limits", Map.of("apiCallsPerDay", 20_000)));
        var function = agency.test.function(Texting.Function::new, Permission.VIEW);
        for (int i = 0; i < 600; i++) {
            assertEquals(204, text(function).status());
        }

        long counted = counted();

        // One in twenty adds twenty; five standard deviations are 550.
        assertEquals(0, counted % 20);
        assertTrue(Math.abs(counted - 600) < 600, "counted: " + counted);
    }

    @Test
    void anotherSubAccountsCallsAreNotCountedHere() {
        agency.settings(id, Map.of("limits", Map.of("apiCallsPerDay", 1)));
        var other = agency.test.user(agency.tenant(agency.opened()), Role.OWNER);
        for (int i = 0; i < 3; i++) {
            assertEquals(200, show(other).status());
        }
        assertEquals(200, show(user).status());
    }

    private long counted() {
        var rows = agency.test.platform().database().table(TableName.KERNEL).of(agency.tenant(id));
        return rows.raw(null, 100).items().stream()
                .filter(item -> item.sk().equals("CALLS#2026-03-02"))
                .map(item -> (Long) item.attributes().get("calls"))
                .findFirst()
                .orElse(0L);
    }

    private HttpCall.Answer text() {
        return text(agency.test.function(Texting.Function::new, Permission.VIEW));
    }

    private HttpCall.Answer text(HttpFunction function) {
        return agency.test.call(function, "GET", "/v1/texting").as(user).send();
    }

    private HttpCall.Answer show(Caller.User who) {
        return show(who, agency.test.function(ShowOwnSubAccount.Function::new, Permission.VIEW));
    }

    private HttpCall.Answer show(Caller.User who, HttpFunction function) {
        return agency.test.call(function, "GET", "/v1/sub-account").as(who).send();
    }
}
