package com.loctelli.standins.crm;

import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Loopback;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The running CRM: an API to call, and a sender of events. */
public final class Crm implements AutoCloseable {

    private final Loopback server;
    private final CrmApi api;
    private final EventSender sender;

    private Crm(Loopback server, CrmApi api, EventSender sender) {
        this.server = server;
        this.api = api;
        this.sender = sender;
    }

    /** Starts a CRM with a key pair of its own. */
    public static Crm start(CrmSettings settings) {
        CrmApi api = new CrmApi(settings);
        return new Crm(
                Loopback.start(settings.port(), settings.faults(), "ghl", api),
                api,
                new EventSender(settings.retryAfter()));
    }

    /** What to use in place of {@code https://services.leadconnectorhq.com}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** The public half of the key that events are signed with, as PEM. */
    public String publicKeyPem() {
        return sender.publicKeyPem();
    }

    /** The signature of these bytes, for posting an event by other means. */
    public String signature(String body) {
        return sender.signature(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts an event, byte for byte, and tries again only on 429. Returns when that is over. */
    public Delivery deliver(String url, String eventJson) throws InterruptedException {
        return sender.deliver(url, eventJson);
    }

    /** Every request so far, oldest first; the last thousand are kept. */
    public List<Call> journal() {
        return api.journal();
    }

    @Override
    public void close() {
        server.close();
        sender.close();
    }
}
