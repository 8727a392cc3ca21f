package com.loctelli.kernel.json;

import com.loctelli.kernel.problem.FieldError;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request record accepts, read from its components: used to name every unknown and every wrongly typed field
 * of a body at once, and what a merge patch takes away, before it is bound. The file is long because all that is asked of
 * a record's components is asked here. An enum's wire values are its constants' names in lower case; such an enum has
 * a {@code @Json.Value} method that returns {@link #wire}.
 */
public final class Shape {
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private final Map<String, Type> fields = new LinkedHashMap<>();
    private final Map<String, Shape> inlined = new LinkedHashMap<>();
    private final Set<String> removable = new HashSet<>();

    private Shape(Class<?> record) {
        for (var component : record.getRecordComponents()) {
            if (component.isAnnotationPresent(Inline.class)) {
                var inner = new Shape(component.getType());
                inlined.put(component.getName(), inner);
                fields.putAll(inner.fields);
                removable.addAll(inner.removable);
            } else {
                fields.put(component.getName(), component.getGenericType());
                if (component.isAnnotationPresent(Removable.class)) {
                    removable.add(component.getName());
                }
            }
        }
    }

    /** The shape of a record class. */
    public static Shape of(Class<?> record) {
        return SHAPES.computeIfAbsent(record, Shape::new);
    }

    /** The names that the record has on the wire, in order. */
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** The tree of a request with the fields of each {@link Inline} component under its name, as the record nests them. */
    public Map<String, Object> nested(Map<String, Object> tree) {
        if (inlined.isEmpty()) {
            return tree;
        }
        var out = new LinkedHashMap<>(tree);
        inlined.forEach((name, inner) -> {
            var part = new LinkedHashMap<String, Object>();
            for (var field : inner.fields.keySet()) {
                var value = out.remove(field);
                if (value != null) {
                    part.put(field, value);
                }
            }
            out.put(name, inner.nested(part));
        });
        return out;
    }

    /** The JSON pointer of a field as the caller wrote it, given the one into the nested record. */
    public String pointer(String nested) {
        for (var inner : inlined.entrySet()) {
            var prefix = "/" + inner.getKey() + "/";
            if (nested.startsWith(prefix)) {
                return inner.getValue().pointer("/" + nested.substring(prefix.length()));
            }
        }
        return nested;
    }

    /**
     * Checks a tree against this shape and returns it without what was wrong, so that what is left can be bound and
     * validated too.
     */
    public Map<String, Object> clean(Map<String, ?> tree, List<FieldError> errors) {
        return clean("", tree, errors);
    }

    /**
     * The JSON pointers of what a merge patch takes away by null. Null for what is not {@link Removable} is an error; what
     * the members of any other map mean is known to whoever takes it.
     */
    public Set<String> removed(Map<String, ?> patch, List<FieldError> errors) {
        var removed = new TreeSet<String>();
        removed("", patch, removed, errors);
        return removed;
    }

    private void removed(String at, Map<String, ?> patch, Set<String> removed, List<FieldError> errors) {
        patch.forEach((name, value) -> {
            var type = fields.get(name);
            var pointer = JsonPointer.below(at, name);
            boolean isRemovable = removable.contains(name);
            if (type == null) {
                return;
            }
            if (value == null) {
                if (isRemovable && !isMap(type)) {
                    removed.add(pointer);
                } else {
                    errors.add(new FieldError(pointer, "required", "cannot be taken away"));
                }
            } else if (value instanceof Map<?, ?> inner) {
                if (type instanceof Class<?> kind && kind.isRecord()) {
                    of(kind).removed(pointer, textKeys(inner), removed, errors);
                } else if (isRemovable && isMap(type)) {
                    members(pointer, inner, removed);
                }
            }
        });
    }

    /** The members of a map that are null, however deep. */
    private static void members(String at, Map<?, ?> map, Set<String> removed) {
        textKeys(map).forEach((name, value) -> {
            var pointer = JsonPointer.below(at, name);
            if (value == null) {
                removed.add(pointer);
            } else if (value instanceof Map<?, ?> inner) {
                members(pointer, inner, removed);
            }
        });
    }

    /** Turns the texts of query and path parameters to the kinds of values that the components hold. */
    public Map<String, Object> typed(Map<String, String> texts, List<FieldError> errors) {
        var tree = new LinkedHashMap<String, Object>();
        texts.forEach((name, text) -> {
            var type = fields.get(name);
            if (type == null) {
                errors.add(new FieldError("/" + name, "unknown", "There is no parameter of this name"));
                return;
            }
            if (type == Boolean.class || type == boolean.class) {
                if (text.equals("true") || text.equals("false")) {
                    tree.put(name, Boolean.valueOf(text));
                } else {
                    errors.add(new FieldError("/" + name, "type", "must be true or false"));
                }
            } else if (isWhole(type)) {
                try {
                    tree.put(name, Long.valueOf(text));
                } catch (NumberFormatException _) {
                    errors.add(new FieldError("/" + name, "type", "must be a whole number"));
                }
            } else {
                tree.put(name, text);
            }
        });
        return clean("", tree, errors);
    }

    private Map<String, Object> clean(String at, Map<String, ?> tree, List<FieldError> errors) {
        var kept = new LinkedHashMap<String, Object>();
        tree.forEach((name, value) -> {
            String pointer = JsonPointer.below(at, name);
            var type = fields.get(name);
            if (type == null) {
                errors.add(new FieldError(pointer, "unknown", "There is no field of this name"));
            } else if (value != null) {
                var clean = clean(pointer, type, value, errors);
                if (clean != null) {
                    kept.put(name, clean);
                }
            }
        });
        return kept;
    }

    private static @Nullable Object clean(String at, Type type, Object value, List<FieldError> errors) {
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            var arguments = generic.getActualTypeArguments();
            if (Map.class.isAssignableFrom(raw)) {
                return value instanceof Map<?, ?> map
                        ? entries(at, arguments[1], map, errors)
                        : wrong(at, "must be an object", errors);
            }
            return value instanceof List<?> list
                    ? elements(at, arguments[0], list, errors)
                    : wrong(at, "must be a list", errors);
        }
        var kind = (Class<?>) type;
        if (kind == Object.class) {
            return value;
        }
        if (kind.isRecord()) {
            return value instanceof Map<?, ?> map
                    ? of(kind).clean(at, textKeys(map), errors)
                    : wrong(at, "must be an object", errors);
        }
        if (kind == Boolean.class || kind == boolean.class) {
            return value instanceof Boolean ? value : wrong(at, "must be true or false", errors);
        }
        if (isWhole(kind)) {
            return whole(at, kind, value, errors);
        }
        if (kind == Double.class || kind == double.class || kind == java.math.BigDecimal.class) {
            return value instanceof Number ? value : wrong(at, "must be a number", errors);
        }
        if (!(value instanceof String text)) {
            return wrong(at, "must be a text", errors);
        }
        return kind.isEnum() ? constant(at, kind, text, errors) : parsed(at, kind, text, errors);
    }

    private static @Nullable Object whole(String at, Class<?> kind, Object value, List<FieldError> errors) {
        boolean isLong = kind == Long.class || kind == long.class;
        if (value instanceof Long number && (isLong || number.intValue() == number)) {
            return number;
        }
        if (value instanceof Integer) {
            return value;
        }
        // 30.0 is the number 30 (RFC 8259 knows one kind of number).
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < (isLong ? 1e15 : 2e9)) {
            return number.longValue();
        }
        return wrong(at, "must be a whole number" + (isLong ? "" : " of at most 32 bits"), errors);
    }

    private static @Nullable Object constant(String at, Class<?> kind, String text, List<FieldError> errors) {
        for (Object constant : kind.getEnumConstants()) {
            if (wire(constant).equals(text)) {
                return text;
            }
        }
        return bad(at, "must be one of " + wireNames(kind), errors);
    }

    private static @Nullable Object parsed(String at, Class<?> kind, String text, List<FieldError> errors) {
        try {
            if (kind == Instant.class) {
                requireYear(Instant.parse(text).atOffset(ZoneOffset.UTC).getYear());
            } else if (kind == LocalDate.class) {
                requireYear(LocalDate.parse(text).getYear());
            } else if (kind == LocalTime.class) {
                LocalTime.parse(text);
            } else if (kind == ZoneId.class) {
                ZoneId.of(text);
            }
            return text;
        } catch (DateTimeException _) {
            return bad(at, "must be " + example(kind), errors);
        }
    }

    /** Only years of four digits are in the order of their texts, which is that of keys. */
    private static void requireYear(int year) {
        if (year < 0 || year > 9999) {
            throw new DateTimeException("not a year of four digits");
        }
    }

    private static String example(Class<?> kind) {
        if (kind == Instant.class) {
            return "an instant such as 2026-03-01T09:30:00.000Z";
        }
        if (kind == ZoneId.class) {
            return "an IANA zone such as America/New_York";
        }
        return kind == LocalDate.class ? "a date such as 2026-03-01" : "a time such as 09:30";
    }

    private static Map<String, Object> entries(String at, Type type, Map<?, ?> map, List<FieldError> errors) {
        var kept = new LinkedHashMap<String, Object>();
        textKeys(map).forEach((key, value) -> {
            if (value != null) {
                var clean = clean(JsonPointer.below(at, key), type, value, errors);
                if (clean != null) {
                    kept.put(key, clean);
                }
            }
        });
        return kept;
    }

    private static List<Object> elements(String at, Type type, List<?> list, List<FieldError> errors) {
        var kept = new ArrayList<Object>();
        for (int i = 0; i < list.size(); i++) {
            Object value = list.get(i);
            var clean = value == null
                    ? wrong(at + "/" + i, "must not be null", errors)
                    : clean(at + "/" + i, type, value, errors);
            if (clean != null) {
                kept.add(clean);
            }
        }
        return kept;
    }

    /** The wire value of an enum constant. */
    public static String wire(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    /** The wire values of an enum, joined by commas. */
    public static String wireNames(Class<?> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(Shape::wire).collect(Collectors.joining(", "));
    }

    private static boolean isMap(Type type) {
        return type instanceof ParameterizedType generic && Map.class.isAssignableFrom((Class<?>) generic.getRawType());
    }

    private static boolean isWhole(Type type) {
        return type == Integer.class || type == int.class || type == Long.class || type == long.class;
    }

    private static Map<String, Object> textKeys(Map<?, ?> map) {
        var out = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> out.put(String.valueOf(key), value));
        return out;
    }

    private static @Nullable Object wrong(String at, String detail, List<FieldError> errors) {
        errors.add(new FieldError(at, "type", detail));
        return null;
    }

    private static @Nullable Object bad(String at, String detail, List<FieldError> errors) {
        errors.add(new FieldError(at, "value", detail));
        return null;
    }
}
