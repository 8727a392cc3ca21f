package com.loctelli.kernel.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of the stored item for a write to be made. Attribute paths may be nested with dots
 * ({@code ownership.mode}). Immutable; combine with {@link #and} and {@link #or}.
 */
public final class Condition {
    private final String text;
    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;

    private Condition(String text, Map<String, String> names, Map<String, AttributeValue> values) {
        this.text = text;
        this.names = names;
        this.values = values;
    }

    /** The item is not there, or its time to live has passed ({@code now} in epoch seconds). */
    static Condition absentOrExpired(long now) {
        return absent(TableName.SORT).or(lessThan("ttl", now));
    }

    public static Condition present(String path) {
        return function("attribute_exists", path);
    }

    public static Condition absent(String path) {
        return function("attribute_not_exists", path);
    }

    public static Condition equal(String path, Object value) {
        return compare(path, "=", value);
    }

    public static Condition notEqual(String path, Object value) {
        return compare(path, "<>", value);
    }

    public static Condition lessThan(String path, Object value) {
        return compare(path, "<", value);
    }

    public static Condition atMost(String path, Object value) {
        return compare(path, "<=", value);
    }

    public static Condition greaterThan(String path, Object value) {
        return compare(path, ">", value);
    }

    /** The attribute equals one of the values. */
    public static Condition in(String path, Iterable<?> options) {
        @Nullable Condition any = null;
        for (Object option : options) {
            any = any == null ? equal(path, option) : any.or(equal(path, option));
        }
        if (any == null) {
            throw new IllegalArgumentException("no options");
        }
        return any;
    }

    public Condition and(Condition other) {
        return join("AND", other);
    }

    public Condition or(Condition other) {
        return join("OR", other);
    }

    String text() {
        return text;
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    private Condition join(String word, Condition other) {
        var shifted = other.shifted(values.size());
        var allNames = new LinkedHashMap<>(names);
        allNames.putAll(shifted.names);
        var allValues = new LinkedHashMap<>(values);
        allValues.putAll(shifted.values);
        return new Condition("(" + text + " " + word + " " + shifted.text + ")", allNames, allValues);
    }

    /** The same condition with its value names counted from {@code by}, so that two never collide. */
    private Condition shifted(int by) {
        String renamed = text;
        var moved = new LinkedHashMap<String, AttributeValue>();
        for (int i = values.size() - 1; i >= 0; i--) {
            renamed = renamed.replace(":c" + i + "_", ":c" + (i + by) + "_");
            var value = values.get(":c" + i + "_");
            if (value != null) {
                moved.put(":c" + (i + by) + "_", value);
            }
        }
        return new Condition(renamed, names, moved);
    }

    private static Condition function(String function, String path) {
        var names = new LinkedHashMap<String, String>();
        return new Condition(function + "(" + placeholders(path, names) + ")", names, Map.of());
    }

    private static Condition compare(String path, String operator, Object value) {
        var names = new LinkedHashMap<String, String>();
        var text = placeholders(path, names) + " " + operator + " :c0_";
        return new Condition(text, names, Map.of(":c0_", Attributes.of(value)));
    }

    static String placeholders(String path, Map<String, String> names) {
        var out = new StringBuilder();
        for (String part : path.split("\\.", -1)) {
            var placeholder = "#" + part.replaceAll("[^A-Za-z0-9]", "_");
            names.put(placeholder, part);
            out.append(out.isEmpty() ? "" : ".").append(placeholder);
        }
        return out.toString();
    }
}
