package com.loctelli.testkit.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Secrets Manager: secrets with versions, of which one is current and one was before it. One that is removed at once
 * keeps its name for some moments, as in AWS.
 */
final class SecretStore {

    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    /** When a secret that was removed at once is gone, in milliseconds. */
    private static final String GONE = "GoneAt";

    private static final Duration STILL_THERE = Duration.ofMillis(300);

    private final State state;
    private final InstantSource clock;

    SecretStore(@Nullable Path directory, InstantSource clock) {
        this.state = State.of(directory, "secrets.json");
        this.clock = clock;
    }

    synchronized ObjectNode handle(String operation, ObjectNode request) {
        letGo();
        return switch (operation) {
            case "CreateSecret" -> create(request);
            case "PutSecretValue" -> put(live(request), request);
            case "UpdateSecret" -> update(live(request), request);
            case "GetSecretValue" -> get(live(request), request);
            case "DescribeSecret" -> describe(existing(request));
            case "DeleteSecret" -> delete(existing(request), request);
            case "RestoreSecret" -> restore(existing(request));
            case "ListSecrets" -> list();
            default -> throw Refusal.unknownOperation(operation);
        };
    }

    private void letGo() {
        var now = clock.millis();
        var gone = state.root().properties().stream()
                .filter(one -> one.getValue().path(GONE).asLong(Long.MAX_VALUE) <= now)
                .map(Map.Entry::getKey)
                .toList();
        if (!gone.isEmpty()) {
            state.root().remove(gone);
            state.save();
        }
    }

    private ObjectNode create(ObjectNode request) {
        var name = request.path("Name").asText();
        if (state.root().path(name).has("DeletedDate")) {
            throw marked();
        }
        if (state.root().has(name)) {
            throw new Refusal(400, "ResourceExistsException", "A secret with the name " + name + " exists already.");
        }
        var secret = state.root().putObject(name);
        var suffix = UUID.randomUUID().toString().substring(0, 6);
        secret.put("Name", name)
                .put(
                        "ARN",
                        "arn:aws:secretsmanager:" + LocalQueues.REGION + ":" + LocalQueues.ACCOUNT + ":secret:" + name
                                + "-" + suffix)
                .put("CreatedDate", now());
        keep(secret, request, "Description");
        secret.putObject("Versions");
        return put(secret, request);
    }

    /** Makes a new current version; without a value it only answers. */
    private ObjectNode put(ObjectNode secret, ObjectNode request) {
        var answer = head(secret);
        if (request.has("SecretString") || request.has("SecretBinary")) {
            var versions = secret.withObjectProperty("Versions");
            var id = request.path("ClientRequestToken").asText(UUID.randomUUID().toString());
            answer.put("VersionId", id).putArray("VersionStages").add(CURRENT);
            if (versions.has(id)) {
                // The same request again, as a client sends it after a lost answer.
                return answer;
            }
            secret.put("Previous", secret.path("Current").asText()).put("Current", id);
            var version = versions.putObject(id).put("CreatedDate", now());
            keep(version, request, "SecretString", "SecretBinary");
        }
        state.save();
        return answer;
    }

    private ObjectNode update(ObjectNode secret, ObjectNode request) {
        keep(secret, request, "Description");
        return put(secret, request);
    }

    private ObjectNode get(ObjectNode secret, ObjectNode request) {
        var id = request.path("VersionId").asText("");
        if (id.isEmpty()) {
            id = switch (request.path("VersionStage").asText(CURRENT)) {
                case CURRENT -> secret.path("Current").asText();
                case PREVIOUS -> secret.path("Previous").asText();
                default -> "";
            };
        }
        var version = secret.path("Versions").path(id);
        if (version.isMissingNode()) {
            throw notFound("secret value");
        }
        var answer = head(secret).put("VersionId", id);
        keep(answer, version, "SecretString", "SecretBinary", "CreatedDate");
        var stages = answer.putArray("VersionStages");
        if (id.equals(secret.path("Current").asText())) {
            stages.add(CURRENT);
        }
        if (id.equals(secret.path("Previous").asText())) {
            stages.add(PREVIOUS);
        }
        return answer;
    }

    private ObjectNode describe(ObjectNode secret) {
        var answer = head(secret);
        keep(answer, secret, "Description", "CreatedDate", "DeletedDate");
        var stages = answer.putObject("VersionIdsToStages");
        if (!secret.path("Current").asText().isEmpty()) {
            stages.putArray(secret.path("Current").asText()).add(CURRENT);
        }
        if (!secret.path("Previous").asText().isEmpty()) {
            stages.putArray(secret.path("Previous").asText()).add(PREVIOUS);
        }
        return answer;
    }

    private ObjectNode delete(ObjectNode secret, ObjectNode request) {
        var forced = request.path("ForceDeleteWithoutRecovery").asBoolean();
        var days = forced ? 0 : request.path("RecoveryWindowInDays").asInt(30);
        secret.put("DeletedDate", now() + Duration.ofDays(days).toSeconds());
        var answer = head(secret).put("DeletionDate", secret.path("DeletedDate").asDouble());
        if (forced) {
            secret.put(GONE, clock.millis() + STILL_THERE.toMillis());
        }
        state.save();
        return answer;
    }

    private ObjectNode restore(ObjectNode secret) {
        secret.remove("DeletedDate");
        state.save();
        return head(secret);
    }

    private ObjectNode list() {
        var answer = State.JSON.createObjectNode();
        var secrets = answer.putArray("SecretList");
        for (var secret : state.root()) {
            if (!secret.has("DeletedDate")) {
                secrets.add(describe((ObjectNode) secret));
            }
        }
        return answer;
    }

    private ObjectNode live(ObjectNode request) {
        var secret = existing(request);
        if (secret.has("DeletedDate")) {
            throw marked();
        }
        return secret;
    }

    private static Refusal marked() {
        return new Refusal(400, "InvalidRequestException", "The secret was marked for deletion.");
    }

    private ObjectNode existing(ObjectNode request) {
        var id = request.path("SecretId").asText();
        for (var secret : state.root()) {
            if (id.equals(secret.path("Name").asText())
                    || id.equals(secret.path("ARN").asText())) {
                return (ObjectNode) secret;
            }
        }
        throw notFound("secret");
    }

    private static Refusal notFound(String what) {
        return new Refusal(400, "ResourceNotFoundException", "Secrets Manager can't find the specified " + what + ".");
    }

    private static ObjectNode head(ObjectNode secret) {
        var answer = State.JSON.createObjectNode();
        keep(answer, secret, "ARN", "Name");
        return answer;
    }

    private static void keep(ObjectNode to, JsonNode from, String... names) {
        for (var name : names) {
            @Nullable JsonNode value = from.get(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }

    private double now() {
        return clock.instant().getEpochSecond();
    }
}
