package com.loctelli.integrations;

import com.loctelli.integrations.ghl.TellDoNotDisturb;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.messaging.consent.UntoldOptOuts;
import com.loctelli.standins.crm.Crm;
import com.loctelli.standins.crm.CrmSettings;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.wire.Call;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.StopSwitch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A connected GoHighLevel on loopback, whose contacts are leads here, and the worker that tells it of opt-outs. */
final class DoNotDisturbScene implements AutoCloseable {
    static final String TOKEN = "s3cr3t-value";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final StopSwitch stop = new StopSwitch();
    final Meanwhile meanwhile = new Meanwhile();
    final Faults faults = new Faults();
    final IntegrationsFixture fixture;
    final Crm crm;
    final TenantConsents consents;
    final UntoldOptOuts untold;
    final String integrationId;
    private final TellDoNotDisturb.Function worker;
    private int events;

    DoNotDisturbScene() {
        this(Map.of(), TOKEN);
    }

    DoNotDisturbScene(Map<String, String> more, String demanded) {
        var clock = new java.time.InstantSource[1];
        crm = Crm.start(CrmSettings.of(faults, () -> clock[0] == null ? Instant.EPOCH : clock[0].instant())
                .demanding(demanded)
                .allowing(1000));
        var settings = new HashMap<>(more);
        settings.put("GHL_BASE_URL", crm.baseUrl());
        fixture = new IntegrationsFixture(settings, stop, meanwhile);
        clock[0] = fixture.test.clock();
        integrationId = (String) fixture.connect().at("id");
        var platform = fixture.test.platform();
        consents = new Consents(platform).of(fixture.tenant);
        untold = new UntoldOptOuts(platform, fixture.tenant);
        worker = new TellDoNotDisturb.Function(platform);
    }

    /** A person who is a contact there and a lead here; returns the contact's id. */
    String contact(String phone) {
        return contact(phone, Map.of());
    }

    String contact(String phone, Map<String, ?> more) {
        var fields = new TreeMap<String, Object>(more);
        fields.put("locationId", fixture.location);
        fields.put("phone", phone);
        fields.put("firstName", "Ana");
        var made = (Map<?, ?>) Json.readTree(api("POST", "/contacts/", fields));
        var id = String.valueOf(((Map<?, ?>) made.get("contact")).get("id"));
        tell("ContactCreate", Map.of("id", id, "phone", phone, "firstName", "Ana"));
        return id;
    }

    static String phone() {
        return "+1212555" + String.format(java.util.Locale.ROOT, "%04d", NUMBERS.incrementAndGet());
    }

    /** Somebody works in GoHighLevel itself. */
    String api(String method, String path, Map<String, ?> body) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(crm.baseUrl() + path))
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .header("Version", "2021-07-28")
                                    .method(method, HttpRequest.BodyPublishers.ofString(Json.write(body)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event of GoHighLevel, worked; returns its id here. */
    String tell(String type, Map<String, ?> fields) {
        return tell(type, fields, fixture.test.platform().clock().now());
    }

    String tell(String type, Map<String, ?> fields, Instant at) {
        var event = fixture.event(type, "w" + events++, fields);
        event.put("timestamp", Json.text(at));
        var id = (String) fixture.send(event).at("id");
        fixture.work();
        return id;
    }

    /** The event that GoHighLevel sends of a contact whose texts are on or off. */
    String disturbance(String contactId, boolean noTexts) {
        return disturbance(contactId, noTexts, fixture.test.platform().clock().now());
    }

    String disturbance(String contactId, boolean noTexts, Instant at) {
        return tell(
                "ContactDndUpdate",
                Map.of(
                        "id",
                        contactId,
                        "dnd",
                        false,
                        "dndSettings",
                        Map.of("SMS", Map.of("status", noTexts ? "active" : "inactive"))),
                at);
    }

    void stop(String phone) {
        consents.suppress(
                phone,
                NewConsent.of("revoked", "all", "keyword", Map.of()),
                "keyword",
                null,
                new Actor("lead", null),
                List.of());
    }

    void start(String phone) {
        consents.lift(
                phone, NewConsent.of("re_opt_in", "all", "keyword", Map.of()), new Actor("lead", null), List.of());
    }

    /** Works what waits to be told. */
    void work() {
        fixture.test.drain(QueueName.OPT_OUTS, worker);
    }

    /** What the contact's channel of texts says there. */
    String texts(String contactId) {
        for (var json : crm.contacts()) {
            var contact = (Map<?, ?>) Json.readTree(json);
            if (contactId.equals(contact.get("id"))) {
                return contact.get("dndSettings") instanceof Map<?, ?> all && all.get("SMS") instanceof Map<?, ?> sms
                        ? String.valueOf(sms.get("status"))
                        : "none";
            }
        }
        throw new AssertionError("no such contact");
    }

    /** The changes that we asked for. */
    List<Call> changes() {
        return crm.journal().stream()
                .filter(call -> call.method().equals("PUT"))
                .toList();
    }

    @Override
    public void close() {
        crm.close();
    }
}
