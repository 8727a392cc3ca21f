package com.loctelli.standins.crm;

import com.loctelli.standins.wire.Call;
import com.loctelli.standins.wire.Loopback;
import com.loctelli.standins.wire.Tree;
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
        EventSender sender = new EventSender(settings.retryAfter(), settings.clock());
        CrmApi api = new CrmApi(settings, sender::disturbanceChanged);
        return new Crm(Loopback.start(settings.port(), settings.faults(), "ghl", api), api, sender);
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

    /**
     * Posts an event, byte for byte, and tries again only on 429. Returns when that is over. A contact that it tells of is
     * one of the CRM's.
     */
    public Delivery deliver(String url, String eventJson) throws InterruptedException {
        api.know(Tree.parse(eventJson));
        return sender.deliver(url, eventJson);
    }

    /** Where the app's webhook is: a contact whose wish not to be disturbed is changed by the API is told there. */
    public void eventsTo(String url) {
        sender.eventsTo(url);
    }

    /** The contacts as JSON, oldest first. */
    public List<String> contacts() {
        return api.contacts().stream().map(Tree::json).toList();
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
