package com.loctelli.local;

import com.loctelli.kernel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls this run's own API over HTTP, as anybody else does. */
final class OwnApi implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    OwnApi(String address) {
        this.address = address;
    }

    /** An answer: its status and its JSON. */
    record Answer(int status, Map<String, Object> body) {

        boolean isDone() {
            return status / 100 == 2;
        }

        /** A text field, or one of an object within, such as {@code owner.id}; empty where there is none. */
        String text(String path) {
            Object at = body;
            for (var name : path.split("\\.", -1)) {
                at = at instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return at == null ? "" : at.toString();
        }

        /** The elements of a list. */
        List<Map<String, Object>> data() {
            return body.get("data") instanceof List<?> list
                    ? list.stream().map(Answer::object).toList()
                    : List.of();
        }

        @SuppressWarnings("unchecked") // JSON objects have text keys
        private static Map<String, Object> object(Object element) {
            return (Map<String, Object>) element;
        }
    }

    Answer get(String path, String token) {
        return send("GET", path, token, null);
    }

    Answer post(String path, String token, Map<String, ?> body) {
        return send("POST", path, token, body);
    }

    Answer put(String path, String token, Map<String, ?> body) {
        return send("PUT", path, token, body);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private Answer send(
            String method, String path, String token, @org.jspecify.annotations.Nullable Map<String, ?> body) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(40))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    !answer.body().isEmpty() && Json.readTree(answer.body()) instanceof Map<?, ?> map
                            ? (Map<String, Object>) map
                            : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the API answered", e);
        }
    }
}
