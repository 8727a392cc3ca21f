package com.loctelli.kernel.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys that only our own functions know: one secret of the platform, from which a key a purpose is derived by
 * HMAC-SHA-256. Read at first use and kept for the life of the process; the secret is made where it is missing.
 */
public final class PlatformKeys {
    private final Secrets secrets;
    private final String name;
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

    public PlatformKeys(Secrets secrets, String name) {
        this.secrets = secrets;
        this.name = name;
    }

    /** The 32-byte key of a purpose. */
    public byte[] key(String purpose) {
        return derived.computeIfAbsent(purpose, p -> mac(master(), p.getBytes(StandardCharsets.UTF_8)))
                .clone();
    }

    /** The HMAC-SHA-256 of the text under the purpose's key, base64url without padding. */
    public String sign(String purpose, String text) {
        var key = derived.computeIfAbsent(purpose, p -> mac(master(), p.getBytes(StandardCharsets.UTF_8)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the signature is the one of the text, compared in constant time. */
    public boolean verify(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] master() {
        var text = secrets.find(name).orElseGet(() -> {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            return secrets.putIfAbsent(name, Base64.getEncoder().encodeToString(fresh));
        });
        return Base64.getDecoder().decode(text);
    }

    private static byte[] mac(byte[] key, byte[] data) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
