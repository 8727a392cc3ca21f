package com.loctelli.integrations.ghl;

import com.loctelli.integrations.Payload;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GoHighLevel's API of contacts and locations, one request a call, with an integration's own token. Redirects are not
 * followed, so that the token goes nowhere else. The client is made at first use.
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/">GoHighLevel's documentation</a>
 */
final class GhlApi {
    private static final String OFFICIAL = "https://services.leadconnectorhq.com";
    /** The version of the contacts and locations APIs; others have other ones. */
    private static final String VERSION = "2021-07-28";
    /** Four requests of one piece of work end before its worker does. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Platform platform;
    private @Nullable HttpClient client;

    @Inject
    GhlApi(Platform platform) {
        this.platform = platform;
    }

    /** A location as its token sees it. */
    GhlAnswer location(String token, String locationId) {
        return isId(locationId) ? get(token, "/locations/" + locationId) : new GhlAnswer.Missing();
    }

    /** A page of one contact of a location: shows whether contacts may be read. */
    GhlAnswer anyContact(String token, String locationId) {
        return get(token, "/contacts/?limit=1&locationId=" + encoded(locationId));
    }

    /** The contact. */
    GhlAnswer contact(String token, String contactId) {
        return isId(contactId) ? get(token, "/contacts/" + contactId) : new GhlAnswer.Missing();
    }

    /** The contact of a location that has the number, in a field {@code contact} that is missing where there is none. */
    GhlAnswer contactWithNumber(String token, String locationId, String e164) {
        return get(token, "/contacts/search/duplicate?locationId=" + encoded(locationId) + "&number=" + encoded(e164));
    }

    /** Changes fields of a contact. */
    GhlAnswer change(String token, String contactId, Map<String, ?> fields) {
        return isId(contactId)
                ? answer(request(token, "/contacts/" + contactId)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(Json.write(fields))))
                : new GhlAnswer.Missing();
    }

    private GhlAnswer get(String token, String path) {
        return answer(request(token, path).GET());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(platform.settings().get("GHL_BASE_URL", OFFICIAL) + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Version", VERSION);
    }

    private GhlAnswer answer(HttpRequest.Builder request) {
        try {
            return meaning(client().send(request.build(), BodyHandlers.ofString()));
        } catch (IOException _) {
            return new GhlAnswer.Lost();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking", e);
        }
    }

    private static GhlAnswer meaning(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            var body = Payload.parse(answer.body());
            return body == null ? new GhlAnswer.Lost() : new GhlAnswer.Given(body);
        }
        return switch (status) {
            case 401, 403 -> new GhlAnswer.Forbidden(status);
            case 404 -> new GhlAnswer.Missing();
            case 429 ->
                new GhlAnswer.Busy(answer.headers()
                        .firstValue("Retry-After")
                        .filter(text -> text.matches("\\d{1,5}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElse(null));
            default -> status >= 400 && status < 500 ? new GhlAnswer.Refused(status) : new GhlAnswer.Lost();
        };
    }

    /** Ids come from outside, and become part of an address. */
    private static boolean isId(String text) {
        return text.matches("[A-Za-z0-9_-]{1,120}");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private synchronized HttpClient client() {
        var made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();
            client = made;
        }
        return made;
    }
}
