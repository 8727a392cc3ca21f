package com.loctelli.kernel.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns what an endpoint returned, or threw, into API Gateway's response. */
final class Answers {
    private static final String JSON = "application/json";

    private final CookieNames cookieNames;

    Answers(CookieNames cookieNames) {
        this.cookieNames = cookieNames;
    }

    APIGatewayV2HTTPResponse of(Object answer) {
        return switch (answer) {
            case Reply.Raw raw -> raw(raw);
            case Reply<?> reply -> reply(reply);
            case Page<?> page -> json(200, page(page), null, List.of());
            default -> json(200, Json.write(answer), null, List.of());
        };
    }

    APIGatewayV2HTTPResponse again(Idempotency.Outcome outcome) {
        var etag = outcome.etag();
        var response = json(outcome.status(), outcome.body(), null, List.of());
        if (etag != null) {
            response.getHeaders().put("etag", etag);
        }
        response.getHeaders().put("idempotency-replayed", "true");
        return response;
    }

    APIGatewayV2HTTPResponse empty(int status) {
        return json(status, null, null, List.of());
    }

    APIGatewayV2HTTPResponse problem(Problem problem, String instance) {
        var response = json(problem.type().status(), ProblemJson.render(problem, instance), null, List.of());
        response.getHeaders().put("content-type", ProblemJson.TYPE);
        var wait = problem.retryAfter();
        if (wait != null) {
            var seconds = Long.toString(Math.max(1, wait.toSeconds()));
            response.getHeaders().put("retry-after", seconds);
            var limit = problem.limit();
            if (limit != null) {
                response.getHeaders().put("ratelimit-limit", Long.toString(limit));
                response.getHeaders().put("ratelimit-remaining", Long.toString(problem.left()));
                response.getHeaders().put("ratelimit-reset", seconds);
            }
        }
        if (problem.type().status() == 401) {
            response.getHeaders().put("www-authenticate", "Bearer");
        }
        return response;
    }

    private APIGatewayV2HTTPResponse reply(Reply<?> reply) {
        Object body = reply.body();
        var text = body == null ? null : body instanceof Page<?> page ? page(page) : Json.write(body);
        return json(reply.status(), text, reply.version(), reply.cookies());
    }

    private static String page(Page<?> page) {
        var data = page.data().stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        var next = page.next() == null ? "null" : "\"" + page.next() + "\"";
        return "{\"data\":" + data + ",\"page\":{\"nextCursor\":" + next + ",\"limit\":" + page.limit() + "}}";
    }

    private APIGatewayV2HTTPResponse json(
            int status,
            @org.jspecify.annotations.Nullable String body,
            @org.jspecify.annotations.Nullable Long version,
            List<Cookie> cookies) {
        var headers = new LinkedHashMap<String, String>();
        if (body != null) {
            headers.put("content-type", JSON);
        }
        headers.put("cache-control", "no-store");
        headers.put("x-content-type-options", "nosniff");
        if (version != null) {
            headers.put("etag", "\"" + version + "\"");
        }
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withCookies(cookies.stream().map(this::cookie).toList())
                .withBody(body)
                .build();
    }

    private static APIGatewayV2HTTPResponse raw(Reply.Raw raw) {
        var headers = new LinkedHashMap<String, String>(Map.of("x-content-type-options", "nosniff"));
        if (!raw.text().isEmpty()) {
            headers.put("content-type", raw.contentType());
        }
        headers.putAll(raw.headers());
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(raw.status())
                .withHeaders(headers)
                .withBody(raw.text())
                .build();
    }

    private String cookie(Cookie cookie) {
        return cookieNames.of(cookie.name()) + "=" + cookie.value()
                + "; Path=/; Max-Age=" + cookie.lifetime().toSeconds()
                + "; HttpOnly; SameSite=Strict" + (cookieNames.isLocal() ? "" : "; Secure");
    }
}
