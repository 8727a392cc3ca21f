package com.loctelli.integrations;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;

/**
 * A kind of outside system that can be connected.
 *
 * @param id the name by which integrations refer to it
 * @param configSchema JSON Schema 2020-12 of configuration and secrets; {@code x-secret} marks the latter
 */
@Json
public record IntegrationTemplate(
        String id,
        String name,
        String displayName,
        String description,
        String category,
        Map<String, Object> configSchema,
        List<String> capabilities,
        String setupInstructions,
        String apiVersion,
        List<String> webhookEvents,
        boolean isActive) {

    /** The names of the fields that are secrets. */
    List<String> secretNames() {
        return configSchema.get("properties") instanceof Map<?, ?> properties
                ? properties.entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof Map<?, ?> field && field.containsKey("x-secret"))
                        .map(entry -> String.valueOf(entry.getKey()))
                        .toList()
                : List.of();
    }
}
