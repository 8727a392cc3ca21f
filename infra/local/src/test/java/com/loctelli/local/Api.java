package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The API as a client outside sees it. */
record Api(String address, String token, String visits) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What came back. */
    record Answer(int status, Map<String, List<String>> headers, String text) {

        /** A value of the body by a path such as {@code data.0.id}; null where there is none. */
        Object at(String path) {
            Object at = text.isEmpty() ? Map.of() : Json.readTree(text);
            for (var name : path.split("\\.", -1)) {
                at = switch (at) {
                    case Map<?, ?> map -> map.get(name);
                    case List<?> list when Integer.parseInt(name) < list.size() -> list.get(Integer.parseInt(name));
                    case null, default -> null;
                };
            }
            return at;
        }

        String text(String path) {
            return String.valueOf(at(path));
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> data() {
            return at("data") instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
        }

        /** The answer, which must have this status. */
        Answer is(int expected) {
            assertEquals(expected, status, text);
            return this;
        }
    }

    /** By a credential of one's own, or by none. */
    Api(String address, String token) {
        this(address, token, "");
    }

    /** The same API as an admin's who acts in that sub-account. */
    Api visiting(String subAccountId) {
        return new Api(address, token, subAccountId);
    }

    /** The same API with another credential. */
    Api with(String bearer) {
        return new Api(address, bearer);
    }

    /** Signs in and answers the API as that user. */
    Api as(String email, String password) {
        return with(post("/v1/auth/login", Map.of("email", email, "password", password, "tokens", true))
                .is(200)
                .text("accessToken"));
    }

    /** Signs in and answers the API as that admin. */
    Api asAdmin(String email, String password) {
        return with(post("/v1/admin/auth/login", Map.of("email", email, "password", password, "tokens", true))
                .is(200)
                .text("accessToken"));
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** A call with a JSON body where one is given. */
    Answer send(String method, String path, Object body) {
        var text = body == null ? null : body instanceof String json ? json : Json.write(body);
        return send(method, path, text, text == null ? Map.of() : Map.of("Content-Type", "application/json"));
    }

    /** A call with these headers and this body exactly. */
    Answer send(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!visits.isEmpty()) {
            request.header("Loctelli-Sub-Account", visits);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A person texts one of our numbers. */
    void texts(String from, String to, String body) {
        post("/local/texts", Map.of("from", from, "to", to, "body", body));
    }

    /** The texts that the carrier took for a person, oldest first. */
    List<String> received(String by) {
        return get("/local/texts?to=" + URLEncoder.encode(by, StandardCharsets.UTF_8)).data().stream()
                .map(text -> String.valueOf(text.get("body")))
                .toList();
    }

    /** Asks until the answer is the wanted one, and fails with the last answer where it never is. */
    static <T> T eventually(String what, Supplier<T> ask, Predicate<T> isWanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T last = ask.get();
        while (!isWanted.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not happen; last seen: " + last);
            }
            pause();
            last = ask.get();
        }
        return last;
    }

    /** Waits for something that happens in another process, which has no clock of ours. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A value of the answer once it is there. */
    static String found(String what, Supplier<Answer> ask, Function<Answer, Object> value) {
        return String.valueOf(eventually(what, () -> value.apply(ask.get()), found -> found != null));
    }
}
