package com.loctelli.standins.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.standins.faults.FaultKind;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.wire.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Faults faults = new Faults();
    private final Crm crm = Crm.start(CrmSettings.of(faults, InstantSource.fixed(NOW))
            .demanding("secret")
            .allowing(4)
            .retrying(Duration.ofMillis(1)));

    @AfterEach
    void stop() {
        crm.close();
    }

    private HttpResponse<String> call(String method, String path, String version, String body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(crm.baseUrl() + path))
                            .header("Authorization", "Bearer secret")
                            .header("Version", version)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void anAppointmentTakesItsSlot() throws IOException, InterruptedException {
        String slots = "/calendars/c1/free-slots?startDate=" + NOW.toEpochMilli() + "&endDate="
                + NOW.plus(Duration.ofHours(2)).toEpochMilli() + "&timezone=UTC";
        assertTrue(call("GET", slots, "2021-04-15", "").body().contains("\"2026-11-23T10:00:00Z\""));
        String appointment = "{\"calendarId\":\"c1\",\"locationId\":\"l\",\"contactId\":\"p\","
                + "\"startTime\":\"2026-11-23T10:00:00Z\"}";
        assertEquals(
                200,
                call("POST", "/calendars/events/appointments", "2021-04-15", appointment)
                        .statusCode());
        assertEquals(
                400,
                call("POST", "/calendars/events/appointments", "2021-04-15", appointment)
                        .statusCode());
        assertFalse(call("GET", slots, "2021-04-15", "").body().contains("\"2026-11-23T10:00:00Z\""));
        assertEquals(429, call("GET", slots, "2021-04-15", "").statusCode());
    }

    @Test
    void theVersionHeaderOfEachApiIsDemanded() throws IOException, InterruptedException {
        assertEquals(401, call("GET", "/contacts/", "2021-04-15", "").statusCode());
        assertEquals(200, call("GET", "/contacts/", "2021-07-28", "").statusCode());
        assertEquals(2, crm.journal().size());
    }

    @Test
    void upsertKeepsOneContactAPerson() throws IOException, InterruptedException {
        String ana = "{\"locationId\":\"l\",\"phone\":\"+14155550111\",\"firstName\":\"Ana\"}";
        Tree first =
                Tree.parse(call("POST", "/contacts/upsert", "2021-07-28", ana).body());
        Tree again =
                Tree.parse(call("POST", "/contacts/upsert", "2021-07-28", ana).body());
        assertTrue(first.flag("new"));
        assertFalse(again.flag("new"));
        assertEquals(first.child("contact").text("id"), again.child("contact").text("id"));
    }

    @Test
    void anEventOfAChangeComesTwiceWhereTheRequestMeetsThatFault() throws IOException, InterruptedException {
        try (Crm receiver = Crm.start(CrmSettings.of(new Faults(), InstantSource.system()))) {
            crm.eventsTo(receiver.baseUrl() + "/contacts/");
            String ana = "{\"locationId\":\"l\",\"phone\":\"+14155550111\"}";
            Tree made = Tree.parse(
                    call("POST", "/contacts/upsert", "2021-07-28", ana).body());
            faults.of("ghl").once(FaultKind.DUPLICATE, 1);

            call("PUT", "/contacts/" + made.child("contact").text("id"), "2021-07-28", "{\"dnd\":true}");

            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (receiver.journal().size() < 2 && Instant.now().isBefore(deadline)) {
                Thread.sleep(10);
            }
            assertEquals(2, receiver.journal().size());
            assertEquals(
                    receiver.journal().getFirst().body(),
                    receiver.journal().getLast().body());
        }
    }

    @Test
    void eventsAreSignedAndTriedAgainOnlyAfter429() throws InterruptedException, GeneralSecurityException {
        try (Crm receiver = Crm.start(CrmSettings.of(faults, InstantSource.system()))) {
            faults.of("ghl").once(FaultKind.THROTTLE, 2);
            String event = "{\"type\":\"ContactCreate\",  \"id\":\"x\"}";
            assertEquals(new Delivery(401, 3), crm.deliver(receiver.baseUrl() + "/contacts/", event));
            faults.of("ghl").once(FaultKind.ERROR, 1);
            assertEquals(new Delivery(500, 1), crm.deliver(receiver.baseUrl() + "/contacts/", event));
            var received = receiver.journal().getFirst();
            assertEquals(event, received.body());
            String pem = crm.publicKeyPem().replaceAll("-----[A-Z ]+-----|\\s", "");
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
            check.update(event.getBytes(StandardCharsets.UTF_8));
            assertTrue(check.verify(Base64.getDecoder().decode(String.valueOf(received.header("x-ghl-signature")))));
        }
    }
}
