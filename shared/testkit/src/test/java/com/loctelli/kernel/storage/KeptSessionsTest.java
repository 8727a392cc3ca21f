package com.loctelli.kernel.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.loctelli.kernel.time.Clock;
import com.loctelli.testkit.cloud.LocalAws;
import com.loctelli.testkit.cloud.TickingClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long sessions of the tenants' role are kept, and how many. */
class KeptSessionsTest {
    @Test
    void aSessionServesUntilShortlyBeforeItEnds() {
        var clock = TickingClock.standing(Instant.parse("2026-03-02T15:00:00Z"));
        try (var aws = LocalAws.start(null, clock, URI.create("http://localhost:1"));
                var sts = TenantSessionsTest.sts(aws.endpoint())) {
            var sessions = new TenantSessions(() -> sts, TenantSessionsTest.ROLE, Clock.of(clock));
            var tenant = TenantSessionsTest.tenant();
            assertEquals(0, aws.sessions().assumed().size());
            var first = sessions.of(tenant).orElseThrow();
            clock.advance(Duration.ofMinutes(54));
            assertEquals(first, sessions.of(tenant).orElseThrow());
            clock.advance(Duration.ofMinutes(2));
            assertNotEquals(first, sessions.of(tenant).orElseThrow());
            assertEquals(2, aws.sessions().assumed().size());
        }
    }

    @Test
    void whereThereAreTooManyTheOneNotUsedForLongestGoes() {
        var clock = TickingClock.standing(Instant.parse("2026-03-02T15:00:00Z"));
        try (var aws = LocalAws.start(null, clock, URI.create("http://localhost:1"));
                var sts = TenantSessionsTest.sts(aws.endpoint())) {
            var sessions = new TenantSessions(() -> sts, TenantSessionsTest.ROLE, Clock.of(clock), 5);
            var first = TenantSessionsTest.tenant();
            var second = TenantSessionsTest.tenant();
            sessions.of(first);
            sessions.of(second);
            for (int i = 0; i < 4; i++) {
                sessions.of(first);
                sessions.of(TenantSessionsTest.tenant());
            }
            assertEquals(6, aws.sessions().assumed().size());
            sessions.of(first);
            assertEquals(6, aws.sessions().assumed().size());
            sessions.of(second);
            assertEquals(7, aws.sessions().assumed().size());
        }
    }

    @Test
    void aSecondPassOverManyTenantsTakesNoFurtherSession() {
        var clock = TickingClock.standing(Instant.parse("2026-03-02T15:00:00Z"));
        try (var aws = LocalAws.start(null, clock, URI.create("http://localhost:1"));
                var sts = TenantSessionsTest.sts(aws.endpoint())) {
            var sessions = new TenantSessions(() -> sts, TenantSessionsTest.ROLE, Clock.of(clock));
            var tenants = Stream.generate(TenantSessionsTest::tenant).limit(600).toList();
            for (int pass = 0; pass < 2; pass++) {
                tenants.forEach(sessions::of);
                assertEquals(600, aws.sessions().assumed().size());
            }
        }
    }
}
