package com.loctelli.kernel.secrets;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** {@link Secrets} in AWS Secrets Manager. The client is made at first use. */
public final class SecretsManager implements Secrets {
    private final Supplier<SecretsManagerClient> client;

    public SecretsManager(Supplier<SecretsManagerClient> client) {
        this.client = client;
    }

    @Override
    public Optional<String> find(String name) {
        try {
            return Optional.ofNullable(
                    client.get().getSecretValue(r -> r.secretId(name)).secretString());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void put(String name, String value) {
        try {
            client.get().putSecretValue(r -> r.secretId(name).secretString(value));
        } catch (ResourceNotFoundException _) {
            var current = putIfAbsent(name, value);
            if (!current.equals(value)) {
                client.get().putSecretValue(r -> r.secretId(name).secretString(value));
            }
        }
    }

    @Override
    public String putIfAbsent(String name, String value) {
        try {
            client.get().createSecret(r -> r.name(name).secretString(value));
            return value;
        } catch (ResourceExistsException _) {
            return find(name).orElseThrow(() -> new IllegalStateException("the secret was removed meanwhile"));
        }
    }

    @Override
    public void delete(String name) {
        try {
            client.get().deleteSecret(r -> r.secretId(name).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException _) {
            // Gone already, which is what was asked for.
        }
    }
}
