package com.loctelli.kernel.secrets;

import com.loctelli.kernel.problem.Outage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * {@link Secrets} in AWS Secrets Manager. The client is made at first use. A secret that was removed is still there,
 * marked, for some moments, in which its name can have no other: whoever makes one waits a little, and is asked to come
 * again where that was not enough.
 */
public final class SecretsManager implements Secrets {
    private static final List<Duration> WAITS = List.of(Duration.ofMillis(500), Duration.ofSeconds(1));

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
        } catch (InvalidRequestException _) {
            // Marked to go.
            return Optional.empty();
        }
    }

    @Override
    public void put(String name, String value) {
        var current = onceFree(() -> {
            try {
                change(name, value);
                return value;
            } catch (ResourceNotFoundException _) {
                return make(name, value);
            }
        });
        if (!current.equals(value)) {
            change(name, value);
        }
    }

    @Override
    public String putIfAbsent(String name, String value) {
        return onceFree(() -> make(name, value));
    }

    @Override
    public void delete(String name) {
        try {
            client.get().deleteSecret(r -> r.secretId(name).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException _) {
            // Gone already, which is what was asked for.
        }
    }

    private void change(String name, String value) {
        client.get().putSecretValue(r -> r.secretId(name).secretString(value));
    }

    private String make(String name, String value) {
        try {
            client.get().createSecret(r -> r.name(name).secretString(value));
            return value;
        } catch (ResourceExistsException _) {
            // Removed meanwhile, it is free in a moment.
            return find(name).orElseThrow(Outage::problem);
        }
    }

    /** What the call answers once the name is free of what was removed; 503 where that takes longer. */
    private static String onceFree(Supplier<String> call) {
        for (var wait : WAITS) {
            try {
                return call.get();
            } catch (InvalidRequestException _) {
                LockSupport.parkNanos(wait.toNanos());
            }
        }
        try {
            return call.get();
        } catch (InvalidRequestException e) {
            throw Outage.problem().causedBy(e);
        }
    }
}
