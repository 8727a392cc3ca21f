package com.loctelli.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise: who opts out here is texted by no connected location, whichever of their contacts the lead is known by. */
class TwoLocationsTest {
    private final String phone = DoNotDisturbScene.phone();
    private final DoNotDisturbScene scene = new DoNotDisturbScene();

    @AfterEach
    void end() {
        scene.close();
    }

    /** The same person as a contact of another location; returns the contact's id. */
    private String contactOf(String location) {
        var made = (Map<?, ?>)
                Json.readTree(scene.api("POST", "/contacts/", Map.of("locationId", location, "phone", phone)));
        var id = String.valueOf(((Map<?, ?>) made.get("contact")).get("id"));
        var event = scene.fixture.event("ContactCreate", "of-the-other", Map.of("id", id, "phone", phone));
        event.put("locationId", location);
        scene.fixture.send(event);
        scene.fixture.work();
        return id;
    }

    @Test
    void aRevocationAndItsEndReachThePersonsContactInEachOfThem() {
        var other = scene.fixture.test.platform().ids().token();
        assertEquals(201, scene.fixture.connect(other).status());
        var first = scene.contact(phone);
        var second = contactOf(other);
        assertEquals(
                second,
                Objects.requireNonNull(scene.fixture.leads.withExternal("ghl", second))
                        .value()
                        .externalIds()
                        .get("ghl"));

        scene.stop(phone);
        scene.work();

        assertEquals("active", scene.texts(first));
        assertEquals("active", scene.texts(second));
        assertEquals(2, scene.changes().size());
        assertEquals(List.of(), scene.untold.all(10));

        scene.start(phone);
        scene.work();

        assertEquals("inactive", scene.texts(first));
        assertEquals("inactive", scene.texts(second));
    }
}
