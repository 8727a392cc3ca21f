package com.loctelli.integrations;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An integration as it is served: of its secrets only the names. */
@Json
public record IntegrationView(
        String id,
        String templateName,
        String name,
        @Nullable String description,
        boolean isActive,
        IntegrationStatus status,
        Map<String, Object> config,
        List<String> secretNames,
        @Nullable String externalAccountId,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastErrorAt,
        @Nullable String errorMessage,
        Instant createdAt,
        Instant updatedAt) {

    static IntegrationView of(Stored<Integration> stored) {
        var one = stored.value();
        return new IntegrationView(
                TenantIntegrations.id(stored),
                one.templateName(),
                one.name(),
                one.description(),
                one.isActive(),
                one.status(),
                one.config(),
                one.secretNames(),
                one.externalAccountId(),
                one.lastSuccessAt(),
                one.lastErrorAt(),
                one.errorMessage(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
