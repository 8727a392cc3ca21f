package com.loctelli.kernel.edge;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as its bytes, for webhooks whose signature covers them.
 *
 * @param headers by lower-case name
 * @param path the path with its path parameters filled in
 * @param rawQuery the query as sent, without the question mark; empty where there is none
 * @param pathParameters decoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are what a signature covers
public record RawRequest(
        Map<String, String> headers,
        String path,
        String rawQuery,
        Map<String, String> pathParameters,
        byte[] body,
        String sourceIp) {

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
