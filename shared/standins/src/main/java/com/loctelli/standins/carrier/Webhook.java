package com.loctelli.standins.carrier;

import com.loctelli.standins.wire.Form;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Posts signed forms like Twilio: fifteen seconds of patience, one more try when no connection was made, none after
 * that. Public addresses that are really here are reached directly, while the signature stays that of the public one.
 */
final class Webhook implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile String publicUrl = "";
    private volatile String localUrl = "";

    Webhook(String token) {
        this.token = token;
    }

    void reach(String publicPrefix, String localPrefix) {
        publicUrl = publicPrefix;
        localUrl = localPrefix;
    }

    /** Posts the form and answers the HTTP status, 0 when there was no answer. */
    int post(String url, Map<String, String> fields) throws InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(address(url)))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("User-Agent", "TwilioProxy/1.1")
                    .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
                    .header("X-Twilio-Signature", TwilioSignature.of(token, url, fields))
                    .POST(HttpRequest.BodyPublishers.ofString(new Form(fields).encoded()))
                    .build();
        } catch (IllegalArgumentException notAnAddress) {
            return 0;
        }
        try {
            return status(request);
        } catch (ConnectException nobodyThere) {
            return again(request);
        } catch (IOException lost) {
            return 0;
        }
    }

    private int again(HttpRequest request) throws InterruptedException {
        try {
            return status(request);
        } catch (IOException stillNobody) {
            return 0;
        }
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String address(String url) {
        return !publicUrl.isEmpty() && url.startsWith(publicUrl) ? localUrl + url.substring(publicUrl.length()) : url;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
