package com.loctelli.standins.carrier;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Lets Twilio's own client speak to a loopback address. */
final class LoopbackTwilio extends HttpClient {

    private final String base;
    private final java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();

    LoopbackTwilio(String base) {
        this.base = base;
    }

    @Override
    public Response makeRequest(Request request) {
        String url = request.constructURL().toString().replace("https://api.twilio.com", base);
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", request.getAuthString())
                .header("Content-Type", "application/x-www-form-urlencoded");
        String form = request.encodeFormBody();
        http.method(
                request.getMethod().toString(),
                form == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(form));
        try {
            var answer = client.send(http.build(), BodyHandlers.ofString());
            return new Response(answer.body(), answer.statusCode());
        } catch (IOException e) {
            throw new ApiConnectionException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted", e);
        }
    }
}
