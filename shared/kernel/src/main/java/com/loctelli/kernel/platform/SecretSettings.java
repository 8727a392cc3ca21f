package com.loctelli.kernel.platform;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.secrets.Secrets;
import com.loctelli.kernel.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Settings whose value names a field of a secret: {@code secret:loctelli/dev/twilio#authToken}. The environment then
 * holds no value that is secret, and a value that is changed holds after five minutes. Read when it is asked for, never
 * before.
 */
final class SecretSettings {
    static final String MARK = "secret:";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Supplier<Secrets> secrets;
    private final Clock clock;
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    SecretSettings(Supplier<Secrets> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Read(Optional<String> secret, Instant at) {}

    /** The field that the value names; empty where there is no such secret or field. */
    Optional<String> resolve(String value) {
        int hash = value.indexOf('#');
        var name = value.substring(MARK.length(), hash < 0 ? value.length() : hash);
        var secret = read(name);
        if (hash < 0) {
            return secret;
        }
        return secret.flatMap(text -> Json.readTree(text) instanceof Map<?, ?> fields
                ? Optional.ofNullable(fields.get(value.substring(hash + 1))).map(Object::toString)
                : Optional.empty());
    }

    private Optional<String> read(String name) {
        var now = clock.now();
        var read = known.get(name);
        if (read == null || !now.isBefore(read.at().plus(FRESH)) || now.isBefore(read.at())) {
            read = new Read(secrets.get().find(name), now);
            known.put(name, read);
        }
        return read.secret();
    }
}
