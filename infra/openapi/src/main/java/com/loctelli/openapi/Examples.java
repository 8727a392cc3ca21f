package com.loctelli.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Example values by a field's name: telephone numbers and addresses from the ranges set aside for examples. */
final class Examples {
    private static final Map<String, Object> TEXTS = Map.ofEntries(
            Map.entry("name", "Maria Lopez"),
            Map.entry("firstName", "Maria"),
            Map.entry("lastName", "Lopez"),
            Map.entry("email", "maria@example.com"),
            Map.entry("password", "Correct-Horse-7"),
            Map.entry("phone", "+12025550143"),
            Map.entry("to", "+12025550143"),
            Map.entry("from", "+12025550100"),
            Map.entry("timezone", "America/New_York"),
            Map.entry("tz", "America/New_York"),
            Map.entry("defaultCountry", "US"),
            Map.entry("slug", "bright-smile"),
            Map.entry("text", "Hi Maria, this is Ava from Bright Smile."),
            Map.entry("body", "Hi Maria, this is Ava from Bright Smile."),
            Map.entry("reason", "Asked on the phone"),
            Map.entry("subject", "First visit"),
            Map.entry("source", "website"),
            Map.entry("aiName", "Ava"),
            Map.entry("aiRole", "front desk"),
            Map.entry("model", "gpt-4o-mini"),
            Map.entry("provider", "twilio"));

    private Examples() {}

    /** An example for a field of that schema; empty where none is better than any. */
    static Optional<Object> of(String name, Map<String, Object> schema) {
        var type = schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type");
        if (!"string".equals(type)) {
            return Optional.empty();
        }
        if (schema.get("enum") instanceof List<?> values && !values.isEmpty()) {
            return Optional.of(values.getFirst());
        }
        if ("date-time".equals(schema.get("format"))) {
            return Optional.of("2026-03-02T15:00:00.000Z");
        }
        return "date".equals(schema.get("format"))
                ? Optional.of("2026-03-02")
                : schema.containsKey("pattern") ? Optional.empty() : Optional.ofNullable(TEXTS.get(name));
    }
}
