package com.loctelli.integrations;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outside account as it is stored. Its secrets are not here.
 *
 * @param secretRef the name in the secret store
 * @param secretNames which secrets are there
 * @param externalAccountId the account that it is there, such as a GoHighLevel location
 */
@Json
public record Integration(
        String templateName,
        String name,
        @Nullable String description,
        boolean isActive,
        IntegrationStatus status,
        Map<String, Object> config,
        @Nullable String secretRef,
        List<String> secretNames,
        @Nullable String externalAccountId,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastErrorAt,
        @Nullable String errorMessage) {

    /** The name of the secret that is GoHighLevel's private integration token. */
    public static final String TOKEN = "apiKey";
    /** The name by which leads know GoHighLevel's ids. */
    public static final String GHL = "ghl";

    /** Whether it is in use, and has what is needed to call the outside system. */
    boolean canSpeak() {
        return isActive
                && status != IntegrationStatus.DISCONNECTED
                && externalAccountId != null
                && secretNames.contains(TOKEN);
    }

    Integration with(IntegrationStatus next) {
        return new Integration(
                templateName,
                name,
                description,
                isActive,
                next,
                config,
                secretRef,
                secretNames,
                externalAccountId,
                lastSuccessAt,
                lastErrorAt,
                errorMessage);
    }
}
