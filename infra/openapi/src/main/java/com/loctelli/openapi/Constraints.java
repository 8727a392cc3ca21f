package com.loctelli.openapi;

import io.avaje.validation.constraints.Email;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.NotEmpty;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Positive;
import io.avaje.validation.constraints.PositiveOrZero;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Map;

/** The declared constraints of a component in JSON Schema's words. */
final class Constraints {

    private Constraints() {}

    static void add(Map<String, Object> schema, List<AnnotatedElement> elements) {
        boolean isList = "array".equals(schema.get("type"));
        for (var element : elements) {
            for (var annotation : element.getAnnotations()) {
                add(schema, annotation, isList);
            }
        }
    }

    private static void add(Map<String, Object> schema, Annotation annotation, boolean isList) {
        switch (annotation) {
            case Size size -> {
                if (size.min() > 0) {
                    schema.put(isList ? "minItems" : "minLength", size.min());
                }
                if (size.max() < Integer.MAX_VALUE) {
                    schema.put(isList ? "maxItems" : "maxLength", size.max());
                }
            }
            case NotBlank blank -> {
                schema.putIfAbsent("minLength", 1);
                if (blank.max() > 0) {
                    schema.put("maxLength", blank.max());
                }
            }
            case NotEmpty _ -> schema.putIfAbsent(isList ? "minItems" : "minLength", 1);
            case Min min -> schema.put("minimum", min.value());
            case Max max -> schema.put("maximum", max.value());
            case Range range -> {
                schema.put("minimum", range.min());
                schema.put("maximum", range.max());
            }
            case Positive _ -> schema.put("exclusiveMinimum", 0);
            case PositiveOrZero _ -> schema.put("minimum", 0);
            case Pattern pattern -> schema.put("pattern", anchored(pattern.regexp()));
            case Email _ -> schema.put("format", "email");
            default -> {}
        }
    }

    /** A constraint matches the whole text; JSON Schema's finds anywhere. */
    private static String anchored(String pattern) {
        return (pattern.startsWith("^") ? "" : "^(?:") + pattern + (pattern.startsWith("^") ? "" : ")$");
    }
}
