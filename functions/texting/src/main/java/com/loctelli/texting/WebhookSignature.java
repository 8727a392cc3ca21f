package com.loctelli.texting;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's signature: HMAC-SHA1 over the public address and the fields in the order of their names. The values of a
 * repeated field count once each, in order. Twilio signs with or without the default port, so both are tried.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">validating requests</a>
 */
final class WebhookSignature {
    private WebhookSignature() {}

    /** Whether the signature is the one of these fields posted to this address. Compared in constant time. */
    static boolean holds(String authToken, String url, Form form, String signature) {
        var given = signature.getBytes(StandardCharsets.UTF_8);
        boolean holds = false;
        for (var address : addresses(url)) {
            holds |= MessageDigest.isEqual(of(authToken, address, form).getBytes(StandardCharsets.UTF_8), given);
        }
        return holds;
    }

    static String of(String authToken, String url, Form form) {
        var signed = new StringBuilder(url);
        form.fields()
                .forEach((name, values) -> values.stream()
                        .distinct()
                        .sorted()
                        .forEach(value -> signed.append(name).append(value)));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    private static List<String> addresses(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        var origin = path < 0 ? url : url.substring(0, path);
        var rest = path < 0 ? "" : url.substring(path);
        var port = origin.startsWith("https:") ? ":443" : ":80";
        var other = origin.endsWith(port)
                ? origin.substring(0, origin.length() - port.length())
                : origin.matches(".*:\\d+") ? origin : origin + port;
        return Stream.of(url, other + rest).distinct().toList();
    }
}
