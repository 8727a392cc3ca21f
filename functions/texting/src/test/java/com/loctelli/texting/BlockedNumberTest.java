package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.SentText;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.standins.carrier.CallbackRules;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A number of ours that the carrier takes nothing from. */
class BlockedNumberTest {
    private static final String NOBODYS = "+15005550007";

    @Test
    void theNumberIsBlockedByTheFirstRefusalAndOnlyTheTextOfACampaignWaits() {
        try (var scene = new Scene(new CallbackRules(1, 0, 0, 1))) {
            new Senders(scene.test.platform())
                    .add(scene.tenant, PhoneNumber.ofE164(NOBODYS), "twilio", null, null, Actor.SYSTEM);
            var reply = ask(scene, "+13035550161", "reply", Actor.AI);
            var news = ask(scene, "+13035550162", "informational", new Actor("campaign", "cm_1"));
            scene.work();
            assertEquals(TextState.FAILED, scene.text(reply.id()).status());
            assertEquals(TextState.PENDING, scene.text(news.id()).status());
            assertEquals(ErrorClass.ACCOUNT, scene.text(news.id()).errorClass());
            var number = number(scene, NOBODYS);
            assertEquals("blocked", number.health());
            assertEquals(21606, Objects.requireNonNull(number.lastBlock()).errorCode());
            assertEquals("active", number(scene, scene.number).health());
            var next = ask(scene, "+13035550163", "reply", Actor.AI);
            assertEquals(TextState.SKIPPED, next.status());
            assertEquals("sender", next.decision().refusedBy());
        }
    }

    private static SentText ask(Scene scene, String to, String purpose, Actor author) {
        return scene.texts.send(new TextRequest(to, "Hello", null, null, purpose, "to" + to, NOBODYS, author));
    }

    private static SenderNumber number(Scene scene, String phone) {
        return scene.texts.senders().stream()
                .filter(one -> one.phone().equals(phone))
                .findFirst()
                .orElseThrow();
    }
}
