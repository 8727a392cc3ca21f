package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.messaging.SentText;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.consent.LiftSuppression;
import com.loctelli.messaging.consent.ListSuppressions;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.standins.carrier.CallbackRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that take no texts: nothing more is begun to them, until somebody says otherwise. */
class UnreachableTest {
    private static final CallbackRules SILENT = new CallbackRules(1, 0, 0, 1);
    private static final String LANDLINE = "+15005550012";
    private static final String FILTERED = "+15005550013";

    @ParameterizedTest
    @ValueSource(strings = {"+15005550001", "+15005550002", "+15005550003", "+15005550009"})
    void nothingMoreIsBegunToANumberThatTheCarrierTurnsDownAndWhoWritesFromItIsAnswered(String to) {
        try (var scene = new Scene(SILENT)) {
            begin(scene, to, "informational", "first");
            scene.work();
            for (var purpose : List.of("marketing", "informational", "transactional")) {
                var next = begin(scene, to, purpose, purpose);
                assertEquals(TextState.SKIPPED, next.status());
                assertEquals("reachable", next.decision().refusedBy());
            }
            assertEquals(
                    TextState.PENDING,
                    scene.ask(to, "You wrote to us", "answer").status());
        }
    }

    @Test
    void aLandlineIsTextedOnceAndAPersonMayLiftThatWithoutLiftingAnythingElse() {
        try (var scene = new Scene(CallbackRules.FAITHFUL)) {
            agreed(scene, LANDLINE);
            failed(scene, LANDLINE, TextState.UNDELIVERED);
            var mark = scene.consents.unreachable(LANDLINE);
            assertNotNull(mark);
            assertEquals(
                    "30006, it is a landline, or its carrier takes no texts",
                    mark.value().reason());
            assertNull(scene.consents.suppression(LANDLINE), "nobody has opted out");
            assertEquals("unreachable", listed(scene));
            var kept = begin(scene, LANDLINE, "marketing", "sale");
            assertEquals("reachable", kept.decision().refusedBy());
            assertTrue(
                    kept.decision().rules().toString().contains("30006"),
                    kept.decision().toString());
            stop(scene);

            assertEquals(204, lift(scene, "unreachable"));
            assertNull(scene.consents.unreachable(LANDLINE));
            assertNotNull(scene.consents.suppression(LANDLINE));
            assertEquals(404, lift(scene, "unreachable"));
        }
    }

    @Test
    void whoMayBeReachedAgainHasAgreedToNothingByIt() {
        try (var scene = new Scene(CallbackRules.FAITHFUL)) {
            failed(scene, LANDLINE, TextState.UNDELIVERED);
            assertEquals(204, lift(scene, null));
            assertEquals(
                    TextState.PENDING,
                    begin(scene, LANDLINE, "informational", "again").status());
            assertEquals(
                    "consent",
                    begin(scene, LANDLINE, "marketing", "sale").decision().refusedBy());
        }
    }

    @Test
    void aNumberWhoseCarrierFiltersIsSoldNothingAndToldOfItsAppointments() {
        try (var scene = new Scene(CallbackRules.FAITHFUL)) {
            agreed(scene, FILTERED);
            failed(scene, FILTERED, TextState.FAILED);
            assertEquals(
                    "reachable",
                    begin(scene, FILTERED, "marketing", "sale").decision().refusedBy());
            assertEquals(
                    TextState.PENDING,
                    begin(scene, FILTERED, "transactional", "appointment").status());
        }
    }

    private static void failed(Scene scene, String to, TextState end) {
        var sent = begin(scene, to, "informational", "first");
        scene.work();
        Scene.until(() -> scene.text(sent.id()).status() == end);
        assertEquals(ErrorClass.UNREACHABLE, scene.text(sent.id()).errorClass());
    }

    private static void agreed(Scene scene, String to) {
        scene.consents.enter(to, NewConsent.of("express", "marketing", "form", Map.of()), Actor.SYSTEM);
    }

    private static void stop(Scene scene) {
        var statement = NewConsent.of("revoked", "all", "keyword", Map.of());
        scene.consents.suppress(LANDLINE, statement, "keyword", null, Actor.SYSTEM, List.of());
    }

    private static @Nullable Object listed(Scene scene) {
        return scene.test
                .call(scene.test.function(ListSuppressions.Function::new, Permission.MANAGE), "GET", "/v1/suppressions")
                .as(scene.test.user(scene.tenant, Role.MANAGER))
                .send()
                .at("data.0.cause");
    }

    private static int lift(Scene scene, @Nullable String cause) {
        var call = scene.test
                .call(
                        scene.test.function(LiftSuppression.Function::new, Permission.MANAGE),
                        "DELETE",
                        "/v1/suppressions")
                .as(scene.test.user(scene.tenant, Role.MANAGER))
                .query("address", LANDLINE)
                .query("reason", "has a mobile there now");
        return (cause == null ? call : call.query("cause", cause)).send().status();
    }

    private static SentText begin(Scene scene, String to, String purpose, String key) {
        return scene.texts.send(new TextRequest(to, "Words of " + key, null, null, purpose, key, null, Actor.SYSTEM));
    }
}
