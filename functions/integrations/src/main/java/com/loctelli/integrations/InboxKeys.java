package com.loctelli.integrations;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** The ids and keys of outside events. */
final class InboxKeys {
    private InboxKeys() {}

    /** The id of the event that a sender calls so. */
    static String id(String source, String providerEventId) {
        byte[] hash = sha256((source + "#" + providerEventId).getBytes(StandardCharsets.UTF_8));
        return "ev_" + Ids.base62(Arrays.copyOf(hash, 16));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    /** Where the event that arrived then lies, in the order of arrival. */
    static String at(Instant receivedAt, String id) {
        var time = Json.text(receivedAt);
        return "IN#" + time.substring(0, 10).replace("-", "") + "#" + time + "#" + id;
    }

    /** Where it is told where the event lies. */
    static String pointer(String id) {
        return "EV#" + id;
    }

    /** What the event's bytes are sealed for. */
    static String seal(String id) {
        return "inbound-event/" + id;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
