package com.loctelli.standins.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached a stand-in.
 *
 * @param method GET, POST…
 * @param path the decoded path without the query
 * @param query the query's fields
 * @param headers first value of each header, names in lower case
 * @param body the body as UTF-8 text
 * @param duplicate whether what follows from this request is to happen twice
 */
public record Call(
        String method, String path, Form query, Map<String, String> headers, String body, boolean duplicate) {

    /** The header's first value, whatever the case of its name is on the wire; {@code name} in lower case. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The bearer token, or null when there is none. */
    public @Nullable String bearer() {
        String value = header("authorization");
        if (value == null || !value.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        String token = value.substring(7).strip();
        return token.isEmpty() ? null : token;
    }

    /** The body as a form. */
    public Form form() {
        return Form.parse(body);
    }

    /** The body as a JSON object. */
    public Tree json() {
        return Tree.parse(body);
    }

    /** Method and path in one, for choosing what answers. */
    public String route() {
        return method + " " + path;
    }
}
