package com.loctelli.openapi;

import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.json.Shape;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of records, each kept once under its name. */
final class Schemas {
    private final Comments comments;
    private final Map<String, Map<String, Object>> named = new TreeMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    Schemas(Comments comments) {
        this.comments = comments;
    }

    /** All that were asked for so far. */
    Map<String, Map<String, Object>> named() {
        return named;
    }

    /** Keeps a schema that no record stands for, and refers to it. */
    Map<String, Object> keep(String name, Map<String, Object> schema) {
        named.put(name, schema);
        return reference(name);
    }

    /** The schema of a type; of a record the reference to it. */
    Map<String, Object> of(Type type) {
        if (type instanceof WildcardType wild) {
            return of(wild.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            var arguments = generic.getActualTypeArguments();
            if (Map.class.isAssignableFrom(raw)) {
                return map("type", "object", "additionalProperties", of(arguments[1]));
            }
            if (Collection.class.isAssignableFrom(raw)) {
                return map("type", "array", "items", of(arguments[0]));
            }
            return of(raw);
        }
        var kind = (Class<?>) type;
        return kind.isRecord() ? reference(nameOf(kind)) : plain(kind);
    }

    /** The schema of a record's components that pass, required unless they may be null; nothing else is taken. */
    Map<String, Object> object(Class<?> record, Predicate<RecordComponent> wanted, boolean isClosed) {
        return object(record, wanted, isClosed, Schemas::isNullable);
    }

    /** The same of a merge patch, where null takes away what may be taken away, and stands for nothing else. */
    Map<String, Object> patch(Class<?> record, Predicate<RecordComponent> wanted) {
        return object(
                record,
                wanted,
                true,
                component -> component.isAnnotationPresent(Removable.class)
                        && !Map.class.isAssignableFrom(component.getType()));
    }

    private Map<String, Object> object(
            Class<?> record,
            Predicate<RecordComponent> wanted,
            boolean isClosed,
            Predicate<RecordComponent> canBeNull) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : components(record)) {
            if (wanted.test(component)) {
                properties.put(component.getName(), property(component, words(component), canBeNull.test(component)));
                if (isRequired(component, isClosed)) {
                    required.add(component.getName());
                }
            }
        }
        var schema = map("type", "object");
        var told = comments.of(record);
        if (!told.isEmpty()) {
            schema.put("description", told);
        }
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (isClosed) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    /** A record's components as they stand on the wire: those of an inlined one in its place. */
    static List<RecordComponent> components(Class<?> record) {
        var out = new ArrayList<RecordComponent>();
        for (var component : record.getRecordComponents()) {
            if (component.isAnnotationPresent(Inline.class)) {
                out.addAll(components(component.getType()));
            } else {
                out.add(component);
            }
        }
        return out;
    }

    /** What the record that declares the component says of it. */
    @Nullable
    String words(RecordComponent component) {
        return comments.ofComponents(component.getDeclaringRecord()).get(component.getName());
    }

    /** One component with its constraints, words and an example. */
    Map<String, Object> property(RecordComponent component, @Nullable String words) {
        return property(component, words, isNullable(component));
    }

    private Map<String, Object> property(RecordComponent component, @Nullable String words, boolean canBeNull) {
        Map<String, Object> schema = new LinkedHashMap<>(of(component.getGenericType()));
        Constraints.add(schema, annotated(component));
        if (canBeNull) {
            schema = orNull(schema);
        }
        if (words != null) {
            schema.put("description", words);
        }
        var example = Examples.of(component.getName(), schema);
        if (example.isPresent()) {
            schema.put("examples", List.of(example.get()));
        }
        return schema;
    }

    /** Whether a request must bring it: all but what may be null, and plain numbers and flags, which have a zero. */
    static boolean isRequired(RecordComponent component, boolean isRequest) {
        return !isNullable(component) && !(isRequest && component.getType().isPrimitive());
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The name under which a record is kept: that of the class, with its endpoint's where it is nested. */
    private String nameOf(Class<?> record) {
        var known = names.get(record);
        if (known != null) {
            return known;
        }
        var outer = record.getEnclosingClass();
        var name = (outer == null ? "" : outer.getSimpleName()) + record.getSimpleName();
        if (named.containsKey(name)) {
            var parts = record.getName().split("\\.", -1);
            name = Character.toUpperCase(parts[2].charAt(0)) + parts[2].substring(1) + name;
        }
        names.put(record, name);
        // Before its components, so that a record may hold itself.
        named.put(name, Map.of());
        named.put(name, object(record, _ -> true, false));
        return name;
    }

    private static Map<String, Object> plain(Class<?> kind) {
        if (kind.isEnum()) {
            return map("type", "string", "enum", wires(kind));
        }
        if (kind == Instant.class) {
            return map("type", "string", "format", "date-time");
        }
        if (kind == LocalDate.class) {
            return map("type", "string", "format", "date");
        }
        if (kind == LocalTime.class) {
            return map("type", "string", "pattern", "^\\d{2}:\\d{2}(:\\d{2})?$");
        }
        if (kind == ZoneId.class) {
            return map(
                    "type",
                    "string",
                    "description",
                    "A zone of the IANA database.",
                    "examples",
                    List.of("America/New_York"));
        }
        if (kind == Boolean.class || kind == boolean.class) {
            return map("type", "boolean");
        }
        if (kind == Integer.class || kind == int.class) {
            return map("type", "integer", "format", "int32");
        }
        if (kind == Long.class || kind == long.class) {
            return map("type", "integer", "format", "int64");
        }
        if (kind == Double.class || kind == double.class || kind == BigDecimal.class) {
            return map("type", "number");
        }
        return kind == Object.class ? map() : map("type", "string");
    }

    /** An enum's wire values: what its {@code @Json.Value} method returns. */
    private static List<String> wires(Class<?> kind) {
        var method = Arrays.stream(kind.getMethods())
                .filter(candidate -> candidate.getName().equals("wire") && candidate.getParameterCount() == 0)
                .findFirst();
        return Arrays.stream(kind.getEnumConstants())
                .map(constant -> method.map(wire -> call(wire, constant)).orElseGet(() -> Shape.wire(constant)))
                .toList();
    }

    private static String call(Method wire, Object constant) {
        try {
            wire.setAccessible(true);
            return String.valueOf(wire.invoke(constant));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(wire + " does not answer", e);
        }
    }

    /** Constraints stand on the component, or on its type. */
    private static List<AnnotatedElement> annotated(RecordComponent component) {
        var out = new ArrayList<AnnotatedElement>(List.of(component, component.getAnnotatedType()));
        try {
            out.add(component.getDeclaringRecord().getDeclaredField(component.getName()));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every component has a field", e);
        }
        return out;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        var out = new LinkedHashMap<>(schema);
        if (schema.get("type") instanceof String type) {
            out.put("type", List.of(type, "null"));
            if (schema.get("enum") instanceof List<?> values) {
                var withNull = new ArrayList<@Nullable Object>(values);
                withNull.add(null);
                out.put("enum", withNull);
            }
            return out;
        }
        return schema.isEmpty() ? out : map("anyOf", List.of(schema, map("type", "null")));
    }

    private static Map<String, Object> reference(String name) {
        return map("$ref", "#/components/schemas/" + name);
    }

    /** A map in the order in which it is written. */
    static Map<String, Object> map(Object... pairs) {
        var out = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            out.put((String) pairs[i], pairs[i + 1]);
        }
        return out;
    }
}
