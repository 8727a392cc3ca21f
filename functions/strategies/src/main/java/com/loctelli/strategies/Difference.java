package com.loctelli.strategies;

import com.loctelli.kernel.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two versions say otherwise, value by value. An element of a list is named by its {@code id} or {@code type}
 * where it has one, so that a question that moved is no change of two questions.
 *
 * @param from the number of the one version
 * @param to the number of the other
 */
@io.avaje.jsonb.Json
public record Difference(int from, int to, List<Change> changes) {
    private static final Set<String> NOT_CONTENT = Set.of("templateVersion", "publishedAt", "origin");

    /**
     * One value.
     *
     * @param pointer where it stands in the content
     * @param before absent where it was added
     * @param after absent where it was removed
     */
    @io.avaje.jsonb.Json
    public record Change(
            String pointer,
            @Nullable String before,
            @Nullable String after) {}

    /** What differs between the two. */
    public static Difference between(int from, Record before, int to, Record after) {
        var old = leaves(before);
        var now = leaves(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (var name : names) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                changes.add(new Change(name, old.get(name), now.get(name)));
            }
        }
        return new Difference(from, to, List.copyOf(changes));
    }

    private static Map<String, String> leaves(Record of) {
        var out = new LinkedHashMap<String, String>();
        Json.toTree(of).forEach((name, value) -> {
            if (!NOT_CONTENT.contains(name)) {
                walk("/" + name, value, out);
            }
        });
        return out;
    }

    private static void walk(String at, @Nullable Object value, Map<String, String> out) {
        switch (value) {
            case null -> {
                // Absent and null say the same.
            }
            case Map<?, ?> map -> map.forEach((name, inner) -> walk(at + "/" + name, inner, out));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(at + "/" + name(list.get(i), i, out, at), list.get(i), out);
                }
            }
            default -> out.put(at, String.valueOf(value));
        }
    }

    private static String name(@Nullable Object element, int place, Map<String, String> out, String at) {
        if (element instanceof Map<?, ?> map) {
            var id = map.get("id") != null ? map.get("id") : map.get("type");
            var name = String.valueOf(id).replace("~", "~0").replace("/", "~1");
            boolean isTaken = out.keySet().stream().anyMatch(key -> key.startsWith(at + "/" + name + "/"));
            return id == null || isTaken ? String.valueOf(place) : name;
        }
        return String.valueOf(place);
    }
}
