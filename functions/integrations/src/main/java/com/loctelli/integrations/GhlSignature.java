package com.loctelli.integrations;

import com.loctelli.kernel.platform.Settings;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * GoHighLevel's signature: Ed25519 over the raw bytes, in {@code X-GHL-Signature}. A missing header, the literal
 * {@code N/A} and anything that is not a signature are no signature; the older RSA header is never fallen back to.
 */
final class GhlSignature {
    static final String HEADER = "x-ghl-signature";
    static final String SCHEME = "ed25519";

    /** The key that GoHighLevel publishes for its webhooks. */
    private static final String PUBLISHED = "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=";

    private final Settings settings;
    private volatile @Nullable PublicKey key;

    GhlSignature(Settings settings) {
        this.settings = settings;
    }

    boolean holds(byte[] body, @Nullable String header) {
        if (header == null || header.isBlank() || header.strip().equals("N/A")) {
            return false;
        }
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key());
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(header.strip()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private PublicKey key() {
        var made = key;
        if (made == null) {
            made = read(settings.get("GHL_WEBHOOK_PUBLIC_KEY", PUBLISHED));
            key = made;
        }
        return made;
    }

    /** A key as PEM, with real or written line ends, or as bare base64. */
    private static PublicKey read(String text) {
        var base64 =
                text.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("GHL_WEBHOOK_PUBLIC_KEY is not an Ed25519 key", e);
        }
    }
}
