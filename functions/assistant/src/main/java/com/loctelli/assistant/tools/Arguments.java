package com.loctelli.assistant.tools;

import com.loctelli.kernel.json.Json;
import io.avaje.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A call's arguments, after they have passed the tool's schema. */
public final class Arguments {
    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = values;
    }

    /** The arguments are not what the schema asks for. */
    public static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;

        Bad(String message) {
            super(message);
        }

        /** What is wrong, in words for the model. */
        public String wrong() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads and checks a call's arguments. */
    public static Arguments read(Tool tool, String json) throws Bad {
        @Nullable Object tree;
        try {
            tree = Json.readTree(json.isBlank() ? "{}" : json);
        } catch (JsonException | IllegalStateException e) {
            throw new Bad("The arguments are not JSON.");
        }
        if (!(tree instanceof Map<?, ?> given)) {
            throw new Bad("The arguments must be a JSON object.");
        }
        var properties = (Map<?, ?>) tool.schema().getOrDefault("properties", Map.of());
        var wrong = new ArrayList<String>();
        given.keySet().stream()
                .filter(name -> !properties.containsKey(name))
                .forEach(name -> wrong.add("There is no argument " + name + "."));
        var kept = new TreeMap<String, Object>();
        properties.forEach((name, schema) -> {
            if (!given.containsKey(name)) {
                wrong.add("The argument " + name + " is missing.");
                return;
            }
            Object value = given.get(name);
            var fault = fault(value, (Map<?, ?>) schema);
            if (fault != null) {
                wrong.add("The argument " + name + " " + fault + ".");
            } else if (value != null) {
                kept.put(String.valueOf(name), value);
            }
        });
        if (!wrong.isEmpty()) {
            throw new Bad(String.join(" ", wrong));
        }
        return new Arguments(kept);
    }

    private static @Nullable String fault(@Nullable Object value, Map<?, ?> schema) {
        var types =
                schema.get("type") instanceof List<?> several ? several : List.of(String.valueOf(schema.get("type")));
        if (value == null) {
            return types.contains("null") ? null : "must not be null";
        }
        if (types.contains("integer")) {
            boolean isWhole = value instanceof Long
                    || value instanceof Integer
                    || (value instanceof Double d && d == Math.rint(d));
            if (!isWhole) {
                return "must be a whole number";
            }
            long number = ((Number) value).longValue();
            boolean isInside = number >= limit(schema, "minimum") && number <= limit(schema, "maximum");
            return isInside ? null : "is out of range";
        }
        if (!(value instanceof String text)) {
            return "must be a text";
        }
        if (schema.get("enum") instanceof List<?> options && !options.contains(text)) {
            return "must be one of " + options;
        }
        return schema.get("maxLength") instanceof Integer longest && text.length() > longest ? "is too long" : null;
    }

    private static long limit(Map<?, ?> schema, String name) {
        return schema.get(name) instanceof Integer limit ? limit : 0;
    }

    /** A text; null where it was null or blank. */
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    /** A text that the schema requires. */
    public String need(String name) {
        return values.get(name) instanceof String text ? text.strip() : "";
    }

    /** An alias that the schema requires, as it is written in our lists. */
    String alias(String name) {
        return need(name).toUpperCase(Locale.ROOT);
    }

    /** A whole number, or the other. */
    public int number(String name, int otherwise) {
        return values.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** The same text for the same arguments, in whatever order they were written. */
    public String canonical() {
        return Json.write(values);
    }
}
