package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.TextState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise: no path gets a text past STOP. Every path asks for a text here and every text is claimed here, so each
 * author with each purpose is tried at both ends: asked for before and after.
 */
class NoTextPastStopTest {
    private static final String PERSON = "+13035550111";

    static List<org.junit.jupiter.params.provider.Arguments> paths() {
        return List.of(
                        "campaign:marketing",
                        "campaign:informational",
                        "ai:reply",
                        "ai:informational",
                        "system:transactional",
                        "user:reply",
                        "user:informational",
                        "integration:marketing")
                .stream()
                .map(path ->
                        org.junit.jupiter.params.provider.Arguments.of(path.split(":", -1)[0], path.split(":", -1)[1]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noAuthorAndNoPurposeGetsATextPastStop(String author, String purpose) {
        var desk = new Desk();
        desk.consents.enter(PERSON, NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        var deliveries = new Deliveries(desk.platform, new Consents(desk.platform)).of(desk.tenant);
        var by = new Actor(author, "x");
        var waiting = desk.texts.send(new TextRequest(PERSON, "Hello", null, null, purpose, "before", null, by));
        assertEquals(TextState.PENDING, waiting.status());

        desk.hears(PERSON, "STOP", null, "SM1");

        var found = Objects.requireNonNull(deliveries.find(waiting.id()));
        assertInstanceOf(Claim.Nothing.class, deliveries.claim(found));
        assertEquals(
                TextState.SKIPPED,
                Objects.requireNonNull(deliveries.find(waiting.id())).value().status());
        var after = desk.texts.send(new TextRequest(PERSON, "Hello", null, null, purpose, "after", null, by));
        assertEquals(TextState.SKIPPED, after.status());
        assertEquals("suppression", after.decision().refusedBy());
    }
}
