package com.loctelli.testkit.cloud;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The check of a presigned address: AWS Signature Version 4 in the query, recomputed over method, path, query and the
 * signed headers as the protocol documents it, and its time of expiry. A link that was changed in any of these, is too
 * old, or is signed by another key opens nothing.
 */
final class SignedQuery {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final long LONGEST = 7 * 24 * 3600;

    private final Credentials credentials;
    private final InstantSource clock;

    SignedQuery(Credentials credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    static Map<String, String> query(URI uri) {
        var query = new TreeMap<String, String>();
        @Nullable String raw = uri.getRawQuery();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var at = pair.indexOf('=');
                var name = at < 0 ? pair : pair.substring(0, at);
                query.put(decode(name), at < 0 ? "" : decode(pair.substring(at + 1)));
            }
        }
        return query;
    }

    /** Refuses with 403 unless the address was signed with the known key and has not expired. */
    void check(String method, URI uri, Function<String, @Nullable String> header) {
        var query = query(uri);
        var scope = List.of(query.getOrDefault("X-Amz-Credential", "").split("/", -1));
        if (scope.size() != 5 || !ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
            throw new Refusal(400, "AuthorizationQueryParametersError", "Error parsing the credential parameters");
        }
        if (!credentials.accessKeyId().equals(scope.get(0))) {
            throw new Refusal(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist");
        }
        var date = query.getOrDefault("X-Amz-Date", "");
        checkTime(date, query.getOrDefault("X-Amz-Expires", ""));
        var expected = signature(method, uri, query, header, date, scope);
        var given = query.getOrDefault("X-Amz-Signature", "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given)) {
            throw new Refusal(
                    403, "SignatureDoesNotMatch", "The request signature we calculated does not match the given one");
        }
    }

    private void checkTime(String date, String expires) {
        try {
            var signed = Instant.from(TIME.parse(date));
            var seconds = Long.parseLong(expires);
            if (seconds < 1 || seconds > LONGEST) {
                throw new Refusal(400, "AuthorizationQueryParametersError", "X-Amz-Expires is out of range");
            }
            if (clock.instant().isAfter(signed.plusSeconds(seconds))) {
                throw new Refusal(403, "AccessDenied", "Request has expired");
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new Refusal(400, "AuthorizationQueryParametersError", "X-Amz-Date or X-Amz-Expires is malformed");
        }
    }

    private String signature(
            String method,
            URI uri,
            Map<String, String> query,
            Function<String, @Nullable String> header,
            String date,
            List<String> scope) {
        var canonicalQuery = new StringBuilder();
        var encoded = new TreeMap<String, String>();
        query.forEach((name, value) -> encoded.put(encode(name), encode(value)));
        encoded.remove("X-Amz-Signature");
        encoded.forEach((name, value) -> canonicalQuery
                .append(canonicalQuery.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        var signedHeaders = query.getOrDefault("X-Amz-SignedHeaders", "");
        var canonicalHeaders = new StringBuilder();
        for (var name : signedHeaders.split(";", -1)) {
            @Nullable String value = header.apply(name);
            canonicalHeaders
                    .append(name)
                    .append(':')
                    .append(value == null ? "" : value.strip().replaceAll(" +", " "))
                    .append('\n');
        }
        var payload = query.getOrDefault("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
        var request =
                String.join("\n", method, uri.getRawPath(), canonicalQuery, canonicalHeaders, signedHeaders, payload);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            var place = String.join("/", scope.subList(1, 5));
            var toSign =
                    String.join("\n", ALGORITHM, date, place, HexFormat.of().formatHex(hash));
            var key = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
            for (var part : List.of(scope.get(1), scope.get(2), scope.get(3), scope.get(4), toSign)) {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                key = mac.doFinal(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** As a query is written by the SDK: a plus sign is a plus sign. */
    static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
