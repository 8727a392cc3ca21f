package com.loctelli.testkit.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * KMS: symmetric keys that never leave, used with an encryption context that a ciphertext is bound to.
 *
 * <p>A key that is named for the first time is made then, because in a real account the template would have made it. A
 * key scheduled for deletion refuses work, and once its time has come its material is gone for good.
 */
final class MasterKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV = 12;

    private final State state;
    private final InstantSource clock;

    MasterKeys(@Nullable Path directory, InstantSource clock) {
        this.state = State.of(directory, "keys.json");
        this.clock = clock;
    }

    synchronized ObjectNode handle(String operation, ObjectNode request) {
        return switch (operation) {
            case "CreateKey" -> metadata(create(UUID.randomUUID().toString()));
            case "CreateAlias" -> alias(request);
            case "DescribeKey" -> metadata(named(request));
            case "GenerateDataKey" -> dataKey(request, true);
            case "GenerateDataKeyWithoutPlaintext" -> dataKey(request, false);
            case "Encrypt" -> encrypt(request);
            case "Decrypt" -> decrypt(request);
            case "ScheduleKeyDeletion" -> schedule(request);
            case "CancelKeyDeletion" -> cancel(request);
            default -> throw Refusal.unknownOperation(operation);
        };
    }

    private ObjectNode create(String id) {
        var material = new byte[32];
        RANDOM.nextBytes(material);
        var key = state.child("keys").putObject(id).put("KeyId", id).put("CreationDate", now());
        key.put("Material", material);
        state.save();
        return key;
    }

    private ObjectNode alias(ObjectNode request) {
        var name = request.path("AliasName").asText();
        if (state.child("aliases").has(name)) {
            throw new Refusal(400, "AlreadyExistsException", "An alias with the name " + name + " exists already");
        }
        state.child("aliases").put(name, request.path("TargetKeyId").asText());
        state.save();
        return State.JSON.createObjectNode();
    }

    private ObjectNode dataKey(ObjectNode request, boolean inTheOpen) {
        var length = request.path("NumberOfBytes")
                .asInt("AES_128".equals(request.path("KeySpec").asText()) ? 16 : 32);
        var fresh = new byte[length];
        RANDOM.nextBytes(fresh);
        var key = usable(request);
        var answer = answerOf(key).put("CiphertextBlob", seal(key, context(request), fresh));
        return inTheOpen ? answer.put("Plaintext", fresh) : answer;
    }

    private ObjectNode encrypt(ObjectNode request) {
        var key = usable(request);
        return answerOf(key)
                .put("CiphertextBlob", seal(key, context(request), bytes(request, "Plaintext")))
                .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    private ObjectNode decrypt(ObjectNode request) {
        var blob = ByteBuffer.wrap(bytes(request, "CiphertextBlob"));
        try {
            var id = new byte[blob.get()];
            blob.get(id);
            var key = state.child("keys").path(new String(id, StandardCharsets.UTF_8));
            if (key instanceof ObjectNode known) {
                refuseUnlessEnabled(known);
                return answerOf(known)
                        .put("Plaintext", open(known, context(request), blob))
                        .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
            }
        } catch (GeneralSecurityException | BufferUnderflowException | NegativeArraySizeException e) {
            throw new Refusal(
                    400, "InvalidCiphertextException", "The ciphertext or its context is not what was sealed");
        }
        throw new Refusal(400, "InvalidCiphertextException", "The ciphertext names no known key");
    }

    private ObjectNode schedule(ObjectNode request) {
        var key = usable(request);
        var days = request.path("PendingWindowInDays").asInt(30);
        if (days < 7 || days > 30) {
            throw new Refusal(400, "ValidationException", "PendingWindowInDays is from 7 to 30");
        }
        key.put("DeletionDate", now() + Duration.ofDays(days).toSeconds());
        state.save();
        return answerOf(key)
                .put("DeletionDate", key.path("DeletionDate").asDouble())
                .put("KeyState", "PendingDeletion")
                .put("PendingWindowInDays", days);
    }

    private ObjectNode cancel(ObjectNode request) {
        var key = named(request);
        key.remove("DeletionDate");
        state.save();
        return answerOf(key);
    }

    private ObjectNode usable(ObjectNode request) {
        var key = named(request);
        refuseUnlessEnabled(key);
        return key;
    }

    private static void refuseUnlessEnabled(ObjectNode key) {
        if (key.has("DeletionDate")) {
            throw new Refusal(400, "KMSInvalidStateException", key.path("KeyId").asText() + " is pending deletion.");
        }
    }

    private ObjectNode named(ObjectNode request) {
        removeWhatIsDue();
        var name = request.path("KeyId").asText();
        var arn = name.lastIndexOf(":key/");
        var id = arn < 0 ? name : name.substring(arn + 5);
        if (id.contains(":alias/")) {
            id = id.substring(id.indexOf(":alias/") + 1);
        }
        if (id.startsWith("alias/")) {
            var alias = id;
            id = state.child("aliases").path(alias).asText("");
            if (id.isEmpty()) {
                id = create(UUID.randomUUID().toString()).path("KeyId").asText();
                state.child("aliases").put(alias, id);
                state.save();
            }
        }
        if (state.child("gone").has(id)) {
            throw new Refusal(400, "NotFoundException", "Key " + id + " was deleted");
        }
        return state.child("keys").path(id) instanceof ObjectNode key ? key : create(id);
    }

    private void removeWhatIsDue() {
        var keys = state.child("keys");
        var due = keys.properties().stream()
                .filter(e -> e.getValue().path("DeletionDate").asDouble(Double.MAX_VALUE) <= now())
                .map(Map.Entry::getKey)
                .toList();
        for (var id : due) {
            keys.remove(id);
            state.child("gone").put(id, true);
        }
        if (!due.isEmpty()) {
            state.save();
        }
    }

    private static byte[] seal(ObjectNode key, byte[] context, byte[] plain) {
        try {
            var id = key.path("KeyId").asText().getBytes(StandardCharsets.UTF_8);
            var iv = new byte[IV];
            RANDOM.nextBytes(iv);
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, context).doFinal(plain);
            return ByteBuffer.allocate(1 + id.length + IV + sealed.length)
                    .put((byte) id.length)
                    .put(id)
                    .put(iv)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] open(ObjectNode key, byte[] context, ByteBuffer blob) throws GeneralSecurityException {
        var iv = new byte[IV];
        blob.get(iv);
        var sealed = new byte[blob.remaining()];
        blob.get(sealed);
        return cipher(Cipher.DECRYPT_MODE, key, iv, context).doFinal(sealed);
    }

    private static Cipher cipher(int mode, ObjectNode key, byte[] iv, byte[] context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes(key, "Material"), "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(context);
        return cipher;
    }

    /** The same bytes for the same pairs, in whatever order they came. */
    private static byte[] context(ObjectNode request) {
        var pairs = new TreeMap<String, String>();
        request.path("EncryptionContext")
                .properties()
                .forEach(e -> pairs.put(e.getKey(), e.getValue().asText()));
        try {
            return State.JSON.writeValueAsBytes(pairs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonNode from, String name) {
        try {
            return from.path(name).binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode answerOf(ObjectNode key) {
        return State.JSON.createObjectNode().put("KeyId", arn(key));
    }

    private static String arn(ObjectNode key) {
        return "arn:aws:kms:" + LocalQueues.REGION + ":" + LocalQueues.ACCOUNT + ":key/"
                + key.path("KeyId").asText();
    }

    private static ObjectNode metadata(ObjectNode key) {
        var answer = State.JSON.createObjectNode();
        var pending = key.has("DeletionDate");
        var metadata = answer.putObject("KeyMetadata")
                .put("KeyId", key.path("KeyId").asText())
                .put("Arn", arn(key))
                .put("Enabled", !pending)
                .put("KeyState", pending ? "PendingDeletion" : "Enabled")
                .put("KeyUsage", "ENCRYPT_DECRYPT")
                .put("KeySpec", "SYMMETRIC_DEFAULT")
                .put("CreationDate", key.path("CreationDate").asDouble());
        if (pending) {
            metadata.put("DeletionDate", key.path("DeletionDate").asDouble());
        }
        return answer;
    }

    private double now() {
        return clock.instant().getEpochSecond();
    }
}
