package com.loctelli.kernel.crypto;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;

/**
 * Seals text with AES-256-GCM under a data key of the tenant. The data key itself is kept, wrapped by KMS with the
 * tenant as encryption context, in the tenant's rows: without that row nothing that was sealed can be read again. The
 * platform's own key is among its items in the directory, the one table that is open to the platform itself. A
 * sealed text names the place it was made for, and opens nowhere else: so what moves a whole tenant finds every sealed
 * text and its place without knowing what it is. Plain keys are kept for the life of the process, at most 500.
 */
public final class TenantCipher {
    private static final String KEY_ROW = "DATAKEY#1";
    private static final String MARK = "sealed.";
    private static final int MOST_KEYS = 500;
    private static final int NONCE = 12;
    private static final SecureRandomHolder RANDOM = new SecureRandomHolder();

    private final Database database;
    private final Supplier<KmsClient> kms;
    private final String masterKey;
    private final Map<Tenant, SecretKeySpec> keys = new ConcurrentHashMap<>();

    /** @param masterKey the id or alias of the KMS key that wraps the data keys */
    public TenantCipher(Database database, Supplier<KmsClient> kms, String masterKey) {
        this.database = database;
        this.kms = kms;
        this.masterKey = masterKey;
    }

    /** Seals a text for a place, such as a message's id; the result is letters, digits and signs of ASCII. */
    public String seal(Tenant tenant, String place, String text) {
        byte[] nonce = new byte[NONCE];
        RANDOM.get().nextBytes(nonce);
        byte[] sealed = gcm(
                Cipher.ENCRYPT_MODE, sealingKey(tenant), tenant, place, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] out = new byte[NONCE + sealed.length];
        System.arraycopy(nonce, 0, out, 0, NONCE);
        System.arraycopy(sealed, 0, out, NONCE, sealed.length);
        var named = Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
        return MARK + named + "." + Base64.getEncoder().encodeToString(out);
    }

    /** The place that a sealed text names; empty for a text that is none. */
    public static Optional<String> placeOf(String text) {
        int dot = text.lastIndexOf('.');
        if (!text.startsWith(MARK) || dot < MARK.length()) {
            return Optional.empty();
        }
        try {
            byte[] place = Base64.getUrlDecoder().decode(text.substring(MARK.length(), dot));
            return Optional.of(new String(place, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The text is not of the tenant and place that were named, or the tenant's data key is gone. */
    public static final class UnreadableException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        private UnreadableException(@Nullable Throwable cause) {
            super("the sealed text is not of this tenant and place", cause);
        }
    }

    /**
     * Opens what was sealed for the same tenant and place.
     *
     * @throws UnreadableException for anything else
     */
    public String open(Tenant tenant, String place, String sealed) {
        if (!placeOf(sealed).equals(Optional.of(place))) {
            throw new UnreadableException(null);
        }
        byte[] bytes = decoded(sealed.substring(sealed.lastIndexOf('.') + 1));
        byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE);
        byte[] body = java.util.Arrays.copyOfRange(bytes, NONCE, bytes.length);
        return new String(
                gcm(Cipher.DECRYPT_MODE, openingKey(tenant), tenant, place, nonce, body), StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length > NONCE) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Not even of the form of one.
        }
        throw new UnreadableException(null);
    }

    /** Lets this process forget the tenant's key: what the destruction of its row has ended must not live on here. */
    public void forget(Tenant tenant) {
        keys.remove(tenant);
    }

    private static byte[] gcm(int mode, SecretKeySpec key, Tenant tenant, String place, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD((tenant.partition() + "|" + place).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new UnreadableException(e);
        }
    }

    private SecretKeySpec sealingKey(Tenant tenant) {
        var kept = kept(tenant);
        return kept != null ? kept : remembered(tenant, make(tenant));
    }

    /** A key is never made to open with: what was sealed under one that is gone stays shut, and nothing is left. */
    private SecretKeySpec openingKey(Tenant tenant) {
        var kept = kept(tenant);
        if (kept == null) {
            throw new UnreadableException(null);
        }
        return kept;
    }

    private @Nullable SecretKeySpec kept(Tenant tenant) {
        var known = keys.get(tenant);
        if (known != null) {
            return known;
        }
        var row = rows(tenant).get(KEY_ROW, DataKey.class);
        return row == null
                ? null
                : remembered(tenant, unwrap(tenant, row.value().wrapped()));
    }

    private SecretKeySpec remembered(Tenant tenant, SecretKeySpec key) {
        if (keys.size() >= MOST_KEYS) {
            keys.clear();
        }
        keys.put(tenant, key);
        return key;
    }

    private Rows rows(Tenant tenant) {
        var table = SubAccountId.isOne(tenant.partition()) ? TableName.KERNEL : TableName.DIRECTORY;
        return database.table(table).of(tenant);
    }

    private SecretKeySpec make(Tenant tenant) {
        var rows = rows(tenant);
        var made = kms.get()
                .generateDataKey(
                        r -> r.keyId(masterKey).keySpec(DataKeySpec.AES_256).encryptionContext(context(tenant)));
        var row = new DataKey(
                Base64.getEncoder().encodeToString(made.ciphertextBlob().asByteArray()));
        try {
            database.commit(rows.insert(KEY_ROW, row, Actor.SYSTEM));
            return new SecretKeySpec(made.plaintext().asByteArray(), "AES");
        } catch (Problem _) {
            // Another invocation made the key first: that one counts.
            return unwrap(tenant, rows.need(KEY_ROW, DataKey.class).value().wrapped());
        }
    }

    private SecretKeySpec unwrap(Tenant tenant, String wrapped) {
        var plain = kms.get()
                .decrypt(r -> r.keyId(masterKey)
                        .ciphertextBlob(
                                SdkBytes.fromByteArray(Base64.getDecoder().decode(wrapped)))
                        .encryptionContext(context(tenant)));
        return new SecretKeySpec(plain.plaintext().asByteArray(), "AES");
    }

    private static Map<String, String> context(Tenant tenant) {
        return Map.of(TableName.PARTITION, tenant.partition());
    }

    /** Made at first use, so that no snapshot carries its state. */
    private static final class SecureRandomHolder {
        private volatile @Nullable SecureRandom random;

        SecureRandom get() {
            var made = random;
            if (made == null) {
                made = new SecureRandom();
                random = made;
            }
            return made;
        }
    }
}
