package com.loctelli.standins.crm;

import com.loctelli.standins.wire.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/** Sends events like GoHighLevel: raw bytes, an Ed25519 signature over them, six more tries on 429 only. */
final class EventSender implements AutoCloseable {

    private static final int RETRIES = 6;

    private final Duration wait;
    private final KeyPair keys;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final InstantSource clock;
    private volatile String webhook = "";

    EventSender(Duration wait, InstantSource clock) {
        this.wait = wait;
        this.clock = clock;
        try {
            this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    void eventsTo(String url) {
        webhook = url;
    }

    /**
     * Tells, on a thread of its own, that a contact's wish not to be disturbed has changed.
     *
     * @param twice whether the same event is delivered twice
     */
    void disturbanceChanged(Tree contact, boolean twice) {
        String url = webhook;
        if (url.isEmpty()) {
            return;
        }
        String event = Tree.object()
                .mergedWith(contact)
                .with("type", "ContactDndUpdate")
                .with("webhookId", Ids.next())
                .with("timestamp", clock.instant().toString())
                .json();
        Thread.startVirtualThread(() -> {
            try {
                deliver(url, event);
                if (twice) {
                    deliver(url, event);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Delivery deliver(String url, String eventJson) throws InterruptedException {
        byte[] body = eventJson.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-GHL-Signature", signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int attempts = 1;
        int status = attempt(request);
        while (status == 429 && attempts <= RETRIES) {
            Thread.sleep(wait);
            attempts++;
            status = attempt(request);
        }
        return new Delivery(status, attempts);
    }

    private int attempt(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException lost) {
            return 0;
        }
    }

    String signature(byte[] body) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(keys.getPrivate());
            signing.update(body);
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    String publicKeyPem() {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
