package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise: a lead is answered in their language, which is kept, and learns that an AI writes as the policy says. */
class TongueTest {
    private static final String POLICY = "Sun Roofs writes with the help of AI.";

    private final Scene scene = new Scene();

    private void policy(String mode) {
        var compliance = new LinkedHashMap<String, Object>(Json.toTree(SubAccountSettings.DEFAULTS.compliance()));
        compliance.put("aiDisclosure", Map.of("mode", mode, "text", POLICY));
        var tree = new LinkedHashMap<String, Object>(Json.toTree(SubAccountSettings.DEFAULTS));
        tree.put("compliance", compliance);
        var settings = Json.fromTree(tree, SubAccountSettings.class);
        var business = new SubAccount(
                scene.tenant.id().value(),
                "Sun Roofs",
                "sun-" + scene.platform.ids().token().toLowerCase(java.util.Locale.ROOT),
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                settings,
                null,
                null,
                null,
                null);
        scene.platform
                .database()
                .commit(scene.platform
                        .database()
                        .table(TableName.SUBACCOUNTS)
                        .of(scene.tenant)
                        .put(SubAccounts.KEY, business, Actor.SYSTEM));
    }

    @Test
    void theLanguageThatShowsIsAnsweredAndKeptWhenALaterTextShowsNone() {
        scene.greet();
        scene.speakBy(request -> {
            assertTrue(request.prompt().contains("Write in Spanish."), request.prompt());
            return ChatReply.text("Con gusto. ¿Cuál es su presupuesto?");
        });
        scene.answer("Hola, quiero una cita para mi techo por favor");
        assertEquals("es", scene.head().language());
        scene.speakBy(request -> {
            assertTrue(request.prompt().contains("Write in Spanish."), request.prompt());
            return ChatReply.text("Perfecto, gracias.");
        });
        scene.answer("8000");
        assertEquals("es", scene.head().language());
        scene.speakBy(request -> {
            assertTrue(request.prompt().contains("Write in German."), request.prompt());
            return ChatReply.text("Gern.");
        });
        scene.answer("Können wir bitte auf Deutsch schreiben, das ist für mich besser");
        assertEquals("de", scene.head().language());
    }

    @Test
    void aPolicyAtTheStartIsToldWithTheFirstTextAlsoWhereTheLeadWroteFirst() {
        policy("at_start");
        scene.speakBy(request -> ChatReply.text("How can I help?"));
        assertEquals("How can I help? " + POLICY, scene.answer("hello"));
        assertEquals("How can I help?", scene.answer("my roof leaks"));
        scene.speakBy(request -> ChatReply.text("I'm an AI assistant."));
        assertEquals("I'm an AI assistant.", scene.answer("are you a bot?"));
    }

    @Test
    void aPolicyOnRequestIsToldWhenTheLeadAsksAndNotBefore() {
        policy("on_request");
        scene.speakBy(request -> ChatReply.text("How can I help?"));
        assertFalse(scene.answer("hello").contains(POLICY));
        scene.speakBy(request -> ChatReply.text("I'm an AI assistant."));
        assertEquals("I'm an AI assistant. " + POLICY, scene.answer("are you a bot?"));
    }

    @Test
    void whoAsksAndThenWritesOnIsToldAllTheSameAndOnce() {
        policy("on_request");
        scene.speakBy(request -> ChatReply.text("How can I help?"));
        scene.answer("hello");
        scene.speakBy(request -> ChatReply.text("I'm an AI assistant. How old is the roof?"));
        scene.texts("are you a bot?");
        scene.test.clock().advance(Duration.ofSeconds(2));
        assertEquals("I'm an AI assistant. How old is the roof? " + POLICY, scene.answer("my roof leaks"));
        scene.speakBy(request -> ChatReply.text("Thank you."));
        assertEquals("Thank you.", scene.answer("thirty years"));
    }

    @Test
    void bothIsBothAndTheTruthIsToldUnderEveryPolicy() {
        policy("both");
        scene.speakBy(request -> ChatReply.text("How can I help?"));
        assertTrue(scene.answer("hello").endsWith(POLICY));
        scene.speakBy(request -> ChatReply.text("No, I'm a human."));
        var said = scene.answer("are you a real person?");
        assertFalse(said.contains("human"), said);
    }
}
