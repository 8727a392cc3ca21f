package com.loctelli.messaging.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Promise: status moves forward only, by rank; late and repeated callbacks change nothing, in whatever order they come. */
class StatusOrderTest {
    private static final String TO = "+13035550199";
    private static final List<String> HAPPY = List.of("answer", "queued", "sending", "sent", "delivered");

    private final TestPlatform test = TestPlatform.start();
    private final com.loctelli.kernel.tenancy.Tenant tenant = test.tenant();
    private final TenantDeliveries deliveries =
            new Deliveries(test.platform(), new Consents(test.platform())).of(tenant);

    StatusOrderTest() {
        new Senders(test.platform())
                .add(tenant, PhoneNumber.ofE164("+16465550199"), "twilio", null, null, Actor.SYSTEM);
    }

    @Test
    void everyOrderOfTheCarriersWordsEndsInTheSameState() {
        var orders = orders(HAPPY);
        assertEquals(120, orders.size());
        for (int i = 0; i < orders.size(); i++) {
            var text = handedOver("order-" + i);
            int rank = 0;
            for (var word : orders.get(i)) {
                tell(text, word, "SM" + i);
                int now = state(text).rank();
                assertTrue(now >= rank, orders.get(i) + " moved back at " + word);
                rank = now;
            }
            assertEquals(TextState.DELIVERED, state(text), orders.get(i).toString());
            tell(text, orders.get(i).getFirst(), "SM" + i);
            assertEquals(TextState.DELIVERED, state(text), "told again: " + orders.get(i));
        }
    }

    @Test
    void ofTwoEndsTheFirstStands() {
        var ends = List.of("delivered", "undelivered", "failed", "canceled");
        for (var first : ends) {
            for (var second : ends) {
                var text = handedOver(first + "-" + second);
                tell(text, first, "SM" + first + second);
                tell(text, second, "SM" + first + second);
                tell(text, "sent", "SM" + first + second);
                assertEquals(TextState.ofCarrier(first), state(text), first + " then " + second);
            }
        }
    }

    @Test
    void aCallbackOfAnotherPersonsTextMovesNothing() {
        var text = handedOver("other");
        assertTrue(!deliveries.status(text, new CarrierStatus("SMx", "+13035550000", "delivered", null)));
        assertEquals(TextState.CLAIMED, state(text));
    }

    private String handedOver(String key) {
        var id = new Texts(test.platform())
                .of(tenant)
                .send(new TextRequest(TO, "Hi " + key, null, null, "reply", key, null, Actor.AI))
                .id();
        assertInstanceOf(Claim.Held.class, deliveries.claim(Objects.requireNonNull(deliveries.find(id))));
        return id;
    }

    private void tell(String text, String word, String sid) {
        if (word.equals("answer")) {
            var sms = Objects.requireNonNull(deliveries.find(text)).value();
            deliveries.accepted(sms, new CarrierStatus(sid, TO, "accepted", null));
        } else {
            deliveries.status(text, new CarrierStatus(sid, TO, word, null));
        }
    }

    private TextState state(String text) {
        return Objects.requireNonNull(deliveries.find(text)).value().status();
    }

    private static List<List<String>> orders(List<String> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<String>>();
        for (var first : words) {
            var rest = new ArrayList<>(words);
            rest.remove(first);
            for (var order : orders(rest)) {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
