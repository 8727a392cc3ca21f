package com.loctelli.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Judges a policy as IAM does, as far as the roles use it: statements that allow, stars in actions and resources,
 * {@code StringEquals} and {@code StringLike} with and without {@code IfExists}, {@code ArnLike}, {@code Null}, the set
 * operator {@code ForAllValues} and variables. A resource that only the deployment knows is
 * empty. Anything else it meets is an error, never a pass.
 */
record PolicyJudge(JsonNode document) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    boolean allows(String action, String resource, Map<String, List<String>> context) {
        return StreamSupport.stream(document.path("Statement").spliterator(), false)
                .anyMatch(statement -> isMatch(statement.path("Action"), action)
                        && (!statement.has("Resource") || isMatch(statement.path("Resource"), resource))
                        && holds(statement.path("Condition"), context));
    }

    private static boolean holds(JsonNode conditions, Map<String, List<String>> context) {
        for (var operator : conditions.properties()) {
            for (var condition : operator.getValue().properties()) {
                if (!holds(operator.getKey(), condition.getKey(), condition.getValue(), context)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(String operator, String key, JsonNode wanted, Map<String, List<String>> context) {
        var given = context.get(key);
        return switch (operator) {
            case "Null" -> (given == null) == wanted.asText().equals("true");
            case "StringEquals", "StringLike", "ArnLike" ->
                given != null && given.size() == 1 && isAny(operator, wanted, given.getFirst(), context);
            case "StringEqualsIfExists", "StringLikeIfExists" ->
                given == null || holds(operator.replace("IfExists", ""), key, wanted, context);
            // True where there is nothing to compare: IAM's rule, and why the guard is needed.
            case "ForAllValues:StringEquals" ->
                given == null || given.stream().allMatch(one -> isAny("StringEquals", wanted, one, context));
            default -> throw new IllegalArgumentException("not known: " + operator);
        };
    }

    private static boolean isAny(String operator, JsonNode wanted, String given, Map<String, List<String>> context) {
        return values(wanted).stream().anyMatch(text -> {
            var match = VARIABLE.matcher(text);
            if (match.matches()) {
                var value = context.get(match.group(1));
                return value != null && value.equals(List.of(given));
            }
            return operator.equals("StringEquals") ? text.equals(given) : glob(text, given);
        });
    }

    private static boolean isMatch(JsonNode patterns, String text) {
        return values(patterns).stream().anyMatch(pattern -> glob(pattern, text));
    }

    private static List<String> values(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(node.asText());
    }

    private static boolean glob(String pattern, String text) {
        var regex = new StringBuilder();
        pattern.chars()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return text.matches(regex.toString());
    }
}
