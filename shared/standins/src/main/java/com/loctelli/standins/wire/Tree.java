package com.loctelli.standins.wire;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object without a fixed shape, as stand-ins meet it: they must take what a client sends, not what we would like
 * it to send. Reading never fails on an absent or differently typed field; it answers nothing.
 */
public final class Tree {

    private static final JsonType<Object> ANY =
            Jsonb.builder().serializeNulls(true).serializeEmpty(true).build().type(Object.class);

    private final Map<String, @Nullable Object> fields;

    private Tree(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** An empty object to be filled by {@link #with}. */
    public static Tree object() {
        return new Tree(new LinkedHashMap<>());
    }

    /**
     * Reads a JSON object; any other JSON, and no text at all, gives an empty one.
     *
     * @throws io.avaje.json.JsonException when the text is not JSON
     */
    public static Tree parse(String json) {
        return json.isBlank() ? object() : of(ANY.fromJson(json));
    }

    private static Tree of(@Nullable Object value) {
        Tree tree = object();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> tree.fields.put(String.valueOf(key), field));
        }
        return tree;
    }

    /** Sets a field: a text, number, boolean, {@link Tree}, list or map of those, or null. */
    public Tree with(String name, @Nullable Object value) {
        fields.put(name, plain(value));
        return this;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Tree tree -> tree.fields;
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case null, default -> value;
        };
    }

    /** The field as a text; null when it is absent, null, an object or a list. */
    public @Nullable String text(String name) {
        Object value = fields.get(name);
        return value == null || value instanceof Map || value instanceof List ? null : value.toString();
    }

    /** The field as a text, or {@code otherwise}. */
    public String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    /** Whether the field is the JSON value true. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return fields.get(name) != null;
    }

    /** The object in the field; empty when there is none. */
    public Tree child(String name) {
        return of(fields.get(name));
    }

    /** The objects of the list in the field; what is not an object is left out. */
    public List<Tree> items(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(Tree::of).toList()
                : List.of();
    }

    /** The texts of the list in the field; what is not a text is left out. A single text is a list of one. */
    public List<String> texts(String name) {
        Object value = fields.get(name);
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    /** The names of the fields, in their order. */
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** A copy with that field alone. */
    public Tree only(String name) {
        Tree one = object();
        one.fields.put(name, fields.get(name));
        return one;
    }

    /** A copy that also has the other's fields; the other's win. */
    public Tree mergedWith(Tree other) {
        Tree merged = of(fields);
        merged.fields.putAll(other.fields);
        return merged;
    }

    /** The object as JSON, nulls included. */
    public String json() {
        return ANY.toJson(fields);
    }

    @Override
    public String toString() {
        return json();
    }
}
