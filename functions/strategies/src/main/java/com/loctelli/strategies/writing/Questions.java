package com.loctelli.strategies.writing;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.strategies.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the questions of a request. Each is a plain text, or an object with {@code text} and, where wanted,
 * {@code id}, {@code required} and {@code field}. A question without an id gets one by its place ({@code q1},
 * {@code q2}…), one that does not say otherwise is required.
 */
final class Questions {
    private static final String AT = "/qualificationQuestions";
    private static final int MOST = 20;
    private static final int LONGEST = 500;
    private static final Set<String> NAMES = Set.of("id", "text", "required", "field");

    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private Questions() {}

    /** The questions as trees of {@link Question}; throws a 400 that names every wrong one. */
    static List<Map<String, Object>> trees(List<Object> given) {
        var reader = new Questions();
        var out = new ArrayList<Map<String, Object>>();
        if (given.size() > MOST) {
            throw Problem.field(AT, "value", "at most " + MOST + " questions");
        }
        for (int i = 0; i < given.size(); i++) {
            out.add(Json.toTree(reader.read(i, given.get(i))));
        }
        if (!reader.errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(reader.errors);
        }
        return out;
    }

    private Question read(int place, Object given) {
        var at = AT + "/" + place;
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        } else {
            fields.put("text", given);
        }
        for (var name : fields.keySet()) {
            if (!NAMES.contains(name)) {
                errors.add(new FieldError(at + "/" + name, "unknown", "There is no field of this name"));
            }
        }
        var text = text(at, "text", fields, LONGEST);
        if (text.isBlank()) {
            errors.add(new FieldError(at + "/text", "required", "is required"));
        }
        var id = text(at, "id", fields, 40);
        var unique = id.isBlank() ? "q" + (place + 1) : id;
        if (!ids.add(unique)) {
            errors.add(new FieldError(at + "/id", "value", "another question has this id"));
        }
        var field = text(at, "field", fields, 60);
        return new Question(unique, text, required(at, fields), field.isBlank() ? null : field);
    }

    private boolean required(String at, Map<String, @Nullable Object> fields) {
        var value = fields.get("required");
        if (value != null && !(value instanceof Boolean)) {
            errors.add(new FieldError(at + "/required", "type", "must be true or false"));
        }
        return !Boolean.FALSE.equals(value);
    }

    private String text(String at, String name, Map<String, @Nullable Object> fields, int longest) {
        var value = fields.get(name);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            errors.add(new FieldError(at + "/" + name, "type", "must be a text"));
            return "?";
        }
        if (text.length() > longest) {
            errors.add(new FieldError(at + "/" + name, "value", "has at most " + longest + " characters"));
        }
        return text.strip();
    }
}
