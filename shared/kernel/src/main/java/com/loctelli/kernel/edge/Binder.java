package com.loctelli.kernel.edge;

import com.loctelli.kernel.json.Generated;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.ProblemType;
import io.avaje.json.JsonException;
import io.avaje.validation.ConstraintViolation;
import io.avaje.validation.Validator;
import io.avaje.validation.adapter.ValidationAdapter;
import io.avaje.validation.adapter.ValidationContext;
import io.avaje.validation.spi.AdapterFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request record of path parameters, query parameters and a JSON body, and names every wrong field at once:
 * unknown ones, ones of the wrong type, and ones that break the record's declared constraints.
 */
final class Binder<Q> {
    private final Class<Q> type;
    private final Shape shape;
    private final @Nullable Presence<Q> presence;

    Binder(Class<Q> type) {
        this.type = type;
        this.shape = Shape.of(type);
        this.presence = Presence.of(type);
    }

    /**
     * A request that was bound.
     *
     * @param request null where nothing was left that could be bound
     * @param removed the JSON pointers of what it takes away, where it is a merge patch
     */
    record Bound<Q>(@Nullable Q request, Set<String> removed) {}

    /** The request, without what is wrong with it, which the faults name. Whoever finds faults refuses. */
    Bound<Q> bind(Map<String, String> path, Map<String, String> query, String body, boolean isPatch, Faults faults) {
        var errors = new ArrayList<FieldError>();
        try {
            var given = body.isEmpty() ? Map.<String, Object>of() : parsed(body, path.keySet(), errors);
            var removed = isPatch ? shape.removed(given, errors) : Set.<String>of();
            return new Bound<>(bound(path, query, given, errors), removed);
        } finally {
            faults.addAll(errors);
        }
    }

    private @Nullable Q bound(
            Map<String, String> path, Map<String, String> query, Map<String, Object> body, List<FieldError> errors) {
        var tree = new LinkedHashMap<String, Object>(shape.clean(body, errors));
        tree.putAll(shape.typed(query, errors));
        tree.putAll(shape.typed(path, errors));
        if (type == NoRequest.class) {
            return type.cast(new NoRequest());
        }
        Q request;
        try {
            request = Json.fromTree(shape.nested(tree), type);
        } catch (RuntimeException e) {
            if (errors.isEmpty()) {
                throw ProblemType.INVALID_REQUEST.problem().causedBy(e);
            }
            return null;
        }
        for (var violation : presence == null ? Holder.VALIDATOR.check(request) : presence.check(request)) {
            add(violation, tree, errors);
        }
        return request;
    }

    private static Map<String, Object> parsed(String body, Set<String> path, List<FieldError> errors) {
        try {
            if (!(Json.readTree(body) instanceof Map<?, ?> map)) {
                throw ProblemType.MALFORMED_JSON.problem("The body must be a JSON object");
            }
            var fields = new LinkedHashMap<String, Object>();
            map.forEach((name, value) -> {
                if (path.contains(String.valueOf(name))) {
                    errors.add(new FieldError("/" + name, "unknown", "is given by the path"));
                } else {
                    fields.put(String.valueOf(name), value);
                }
            });
            return fields;
        } catch (JsonException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
            throw ProblemType.MALFORMED_JSON.problem().causedBy(e);
        }
    }

    /** A field that was already found to be wrong is not also said to be missing. */
    private void add(ConstraintViolation violation, Map<String, Object> tree, List<FieldError> errors) {
        var pointer = shape.pointer(
                "/" + violation.path().replace('.', '/').replace("[", "/").replace("]", ""));
        if (errors.stream().noneMatch(error -> error.pointer().equals(pointer))) {
            errors.add(
                    isGiven(tree, pointer)
                            ? new FieldError(pointer, "value", violation.message())
                            : new FieldError(pointer, "required", "is required"));
        }
    }

    private static boolean isGiven(Map<String, Object> tree, String pointer) {
        @Nullable Object at = tree;
        for (String part : pointer.substring(1).split("/", -1)) {
            at = switch (at) {
                case Map<?, ?> map -> map.get(part);
                case List<?> list
                when part.matches("\\d{1,6}") && Integer.parseInt(part) < list.size() ->
                    list.get(Integer.parseInt(part));
                case null, default -> null;
            };
        }
        return at != null;
    }

    private static final class Holder {
        static final Validator VALIDATOR = Validator.builder()
                .add((AdapterFactory) (type, context) -> Generated.of(
                        type, "ValidationAdapter", ValidationAdapter.class, ValidationContext.class, context))
                .build();
    }
}
