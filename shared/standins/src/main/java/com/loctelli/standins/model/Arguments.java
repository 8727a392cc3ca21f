package com.loctelli.standins.model;

import com.loctelli.standins.wire.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills a tool's arguments from its JSON Schema. What the salesperson knows is wished for under every name that a
 * schema may give it; what the schema requires and nobody knows is null where that is allowed and empty otherwise.
 */
final class Arguments {

    private final Map<String, String> wishes = new LinkedHashMap<>();

    /** Wishes a value for the properties of these names, written with {@code |} between; case and _ do not count. */
    Arguments wish(String names, String value) {
        for (String name : names.split(Pattern.quote("|"), -1)) {
            wishes.putIfAbsent(normal(name), value);
        }
        return this;
    }

    /** Whether the tool has a property for any of the wishes. */
    boolean fits(ChatTool tool) {
        return tool.parameters().child("properties").names().stream()
                .anyMatch(name -> wishes.containsKey(normal(name)));
    }

    ToolCall call(ChatTool tool) {
        Tree properties = tool.parameters().child("properties");
        List<String> required = tool.parameters().texts("required");
        Tree arguments = Tree.object();
        for (String name : properties.names()) {
            Tree property = properties.child(name);
            String wish = wishes.get(normal(name));
            if (wish != null) {
                arguments.with(name, shaped(wish, property));
            } else if (required.contains(name)) {
                arguments.with(name, blank(name, property));
            }
        }
        return ToolCall.of(tool.name(), arguments.json());
    }

    private static @Nullable Object shaped(String wish, Tree property) {
        List<String> allowed = property.texts("enum");
        if (!allowed.isEmpty()) {
            String fallback = allowed.contains("custom") ? "custom" : allowed.getFirst();
            return allowed.stream()
                    .filter(value -> normal(value).equals(normal(wish)))
                    .findFirst()
                    .orElse(fallback);
        }
        boolean moment = property.text("format", "").equals("date-time");
        return moment && wish.matches("\\d{4}-\\d{2}-\\d{2}") ? wish + "T00:00:00Z" : wish;
    }

    private static @Nullable Object blank(String name, Tree property) {
        List<String> types = property.texts("type");
        List<String> allowed = property.texts("enum");
        if (normal(name).equals("confidence")) {
            boolean share =
                    types.contains("number") && !property.text("maximum", "1").startsWith("100");
            return share ? (Object) 0.9 : (Object) 90L;
        }
        if (types.contains("null")) {
            return null;
        }
        if (!allowed.isEmpty()) {
            return allowed.contains("any") ? "any" : allowed.getFirst();
        }
        return switch (types.isEmpty() ? "string" : types.getFirst()) {
            case "number", "integer" -> 0L;
            case "boolean" -> false;
            case "array" -> List.of();
            case "object" -> Tree.object();
            default -> "";
        };
    }

    private static String normal(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
