package com.loctelli.texting;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The HTTP below Twilio's client: every request is made once and only once. Twilio's own client repeats after 5xx and
 * 429, and a repeated POST is a second text. The JDK's client, over HTTP/1.1, repeats no POST.
 */
final class OneShotHttp extends HttpClient {
    private static final String OFFICIAL = "https://api.twilio.com";

    private final String base;
    private final Duration patience;
    private final java.net.http.HttpClient client;

    /**
     * @param base what stands in for the official address
     * @param patience how long one request may take, to the end of its answer
     */
    OneShotHttp(String base, Duration patience) {
        this.base = base;
        this.patience = patience;
        this.client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        var address = request.constructURL().toString();
        var http = HttpRequest.newBuilder(URI.create(
                        address.startsWith(OFFICIAL) ? base + address.substring(OFFICIAL.length()) : address))
                .header("Accept", "application/json")
                .header("Authorization", request.getAuthString());
        if (request.getMethod() == HttpMethod.POST) {
            http.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(request.encodeFormBody()));
        } else {
            http.GET();
        }
        var asked = client.sendAsync(http.build(), BodyHandlers.ofString());
        try {
            // The client's own time-out ends with an answer's head, and its body may never come.
            var answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Response(answer.body(), answer.statusCode());
        } catch (ExecutionException | TimeoutException e) {
            asked.cancel(true);
            throw new ApiConnectionException("no answer", e);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted", e);
        }
    }
}
