package com.loctelli.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.leads.LeadSuppression;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: a mark that we set in GoHighLevel stays ours, whatever else its events tell of the contact meanwhile. */
class OurOwnMarkTest {
    private static final Map<String, ?> ACTIVE = Map.of("status", "active");

    private final String phone = DoNotDisturbScene.phone();
    private final DoNotDisturbScene scene = new DoNotDisturbScene();

    @AfterEach
    void end() {
        scene.close();
    }

    private void later() {
        scene.fixture.test.clock().advance(Duration.ofHours(1));
    }

    /** A contact whom we marked there, which we have heard of. */
    private String marked() {
        var contact = scene.contact(phone);
        scene.stop(phone);
        scene.work();
        scene.disturbance(contact, true);
        return contact;
    }

    private LeadSuppression known(String contact) {
        return Objects.requireNonNull(scene.fixture.leads.withExternal("ghl", contact))
                .value()
                .suppression();
    }

    @Test
    void anotherBoxThatIsTickedThereDoesNotMakeItTheirs() {
        var contact = marked();
        later();
        scene.tell(
                "ContactDndUpdate",
                Map.of("id", contact, "dnd", false, "dndSettings", Map.of("SMS", ACTIVE, "Email", ACTIVE)));
        assertFalse(known(contact).sms());
        assertTrue(known(contact).email(), "what they said is heard");

        scene.start(phone);
        scene.work();

        assertNull(scene.consents.suppression(phone));
        assertEquals("inactive", scene.texts(contact));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContactUpdate", "ContactTagUpdate"})
    void aChangeOfTheContactsOtherFieldsDoesNotMakeItTheirs(String type) {
        var contact = marked();
        scene.tell(
                type, Map.of("id", contact, "phone", phone, "firstName", "Bea", "dndSettings", Map.of("SMS", ACTIVE)));
        later();
        scene.tell(type, Map.of("id", contact, "phone", phone, "firstName", "Bea", "dnd", true));

        scene.start(phone);
        scene.work();

        assertFalse(known(contact).sms());
        assertNull(scene.consents.suppression(phone));
        assertEquals("inactive", scene.texts(contact));
    }

    @Test
    void anEventOfBeforeWeTookItBackThatIsWorkedAfterwardsDoesNotMakeItTheirs() {
        var contact = marked();
        later();
        var at = scene.fixture.test.platform().clock().now();
        scene.fixture.test.clock().advance(Duration.ofSeconds(1));
        scene.start(phone);
        scene.work();

        scene.tell(
                "ContactDndUpdate",
                Map.of("id", contact, "dnd", false, "dndSettings", Map.of("SMS", ACTIVE, "Email", ACTIVE)),
                at);

        assertNull(scene.consents.suppression(phone));
    }

    @Test
    void onceItIsTakenOffThereTheNextOneIsTheirs() {
        var contact = marked();
        later();
        scene.disturbance(contact, false);
        later();
        scene.disturbance(contact, true);

        scene.start(phone);
        scene.work();

        assertEquals(
                "integration",
                Objects.requireNonNull(scene.consents.suppression(phone))
                        .value()
                        .cause());
        assertEquals("active", scene.texts(contact), "theirs is not taken off");
    }

    @Test
    void whatTheirCarrierMakesPermanentIsTheirs() {
        var contact = marked();
        later();
        scene.tell(
                "ContactDndUpdate",
                Map.of("id", contact, "dnd", false, "dndSettings", Map.of("SMS", Map.of("status", "permanent"))));

        scene.start(phone);

        assertNotNull(scene.consents.suppression(phone));
    }

    @Test
    void aChangeThatTheyRefusedLeavesTheNextMarkTheirs() {
        // What the other channels say is sent back as it is, and this is nothing that they take.
        var contact = scene.contact(phone, Map.of("dndSettings", Map.of("Email", Map.of("status", "odd"))));
        scene.stop(phone);
        scene.work();
        assertEquals("refused-422", scene.untold.all(10).getFirst().lastError());

        scene.disturbance(contact, true);
        scene.start(phone);

        assertEquals(
                "integration",
                Objects.requireNonNull(scene.consents.suppression(phone))
                        .value()
                        .cause());
    }
}
