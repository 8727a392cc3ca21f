package com.loctelli.kernel.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Changes of some attributes of one item. Paths may be nested with dots; the parent map of a nested path must be
 * there. The version is bumped and the time of change set by the storage, not here, and neither for what is derived.
 */
public final class Update {
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    /** Sets an attribute. */
    public Update set(String path, Object value) {
        sets.add(Condition.placeholders(path, names) + " = " + value(value));
        return this;
    }

    /** Sets an attribute unless it is there already. */
    public Update setOnce(String path, Object value) {
        var name = Condition.placeholders(path, names);
        sets.add(name + " = if_not_exists(" + name + ", " + value(value) + ")");
        return this;
    }

    /** Adds to a number, which counts as 0 where it is not there. */
    public Update add(String path, long amount) {
        var name = Condition.placeholders(path, names);
        sets.add(name + " = if_not_exists(" + name + ", " + value(0) + ") + " + value(amount));
        return this;
    }

    /** Removes an attribute. */
    public Update remove(String path) {
        removes.add(Condition.placeholders(path, names));
        return this;
    }

    /** Removes the time to live: what was held is kept. */
    public Update keep() {
        return remove("ttl");
    }

    String text() {
        var out = new StringBuilder();
        if (!sets.isEmpty()) {
            out.append("SET ").append(String.join(", ", sets));
        }
        if (!removes.isEmpty()) {
            out.append(out.isEmpty() ? "" : " ").append("REMOVE ").append(String.join(", ", removes));
        }
        return out.toString();
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    private String value(Object value) {
        var name = ":u" + values.size() + "_";
        values.put(name, Attributes.of(value));
        return name;
    }
}
