package com.loctelli.cdk.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A statement that allows something.
 *
 * @param conditions by operator, then by key
 */
public record Statement(
        String sid, List<String> actions, List<String> resources, Map<String, Map<String, Object>> conditions) {

    /** A statement without conditions. */
    public static Statement of(String sid, List<String> actions, List<String> resources) {
        return new Statement(sid, actions, resources, Map.of());
    }

    /** The same where a condition holds too. */
    public Statement when(String operator, String key, Object value) {
        var all = new TreeMap<>(conditions);
        var of = new TreeMap<>(all.getOrDefault(operator, Map.of()));
        of.put(key, value);
        all.put(operator, of);
        return new Statement(sid, actions, resources, all);
    }

    /** The statement in IAM's language. */
    Map<String, Object> json() {
        var out = new LinkedHashMap<String, Object>();
        out.put("Sid", sid);
        out.put("Effect", "Allow");
        out.put("Action", actions.size() == 1 ? actions.getFirst() : actions);
        out.put("Resource", resources.size() == 1 ? resources.getFirst() : resources);
        if (!conditions.isEmpty()) {
            out.put("Condition", conditions);
        }
        return out;
    }

    /** A policy document of these statements. */
    public static Map<String, Object> document(List<Statement> statements) {
        return document(statements.stream().map(Statement::json).toList(), "2012-10-17");
    }

    static Map<String, Object> document(List<Map<String, Object>> statements, String version) {
        var out = new LinkedHashMap<String, Object>();
        out.put("Version", version);
        out.put("Statement", statements);
        return out;
    }
}
