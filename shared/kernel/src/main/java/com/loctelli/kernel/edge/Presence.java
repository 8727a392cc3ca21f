package com.loctelli.kernel.edge;

import com.loctelli.kernel.json.Generated;
import io.avaje.validation.ConstraintViolation;
import io.avaje.validation.adapter.ContainerAdapter;
import io.avaje.validation.adapter.ValidationAdapter;
import io.avaje.validation.adapter.ValidationContext;
import io.avaje.validation.adapter.ValidationRequest;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * The check of a request of which nothing is asked but that its fields are there, as of those that only name a thing
 * by its id. It runs the same generated adapter as the library's validator, without the start of that one, whose
 * messages and log are a fiftieth of a function's first answer.
 */
final class Presence<Q> {
    private final ValidationAdapter<Q> adapter;

    private Presence(ValidationAdapter<Q> adapter) {
        this.adapter = adapter;
    }

    /** The check of that type; null where more is asked of it, or nothing was generated for it. */
    @SuppressWarnings("unchecked") // the adapter is the one that was generated for the type
    static <Q> @Nullable Presence<Q> of(Class<Q> type) {
        try {
            var adapter = Generated.of(
                    type, "ValidationAdapter", ValidationAdapter.class, ValidationContext.class, new OnlyRequired());
            return adapter == null ? null : new Presence<>((ValidationAdapter<Q>) adapter);
        } catch (More _) {
            return null;
        }
    }

    /** The fields that are missing. */
    List<ConstraintViolation> check(Q request) {
        var missing = new Missing();
        adapter.validate(request, missing, null);
        return missing.found;
    }

    /** More is asked of the type. */
    private static final class More extends RuntimeException {
        private static final long serialVersionUID = 1L;

        More() {
            super(null, null, false, false);
        }
    }

    /** Knows the one constraint that every field has that may not be null. */
    private static final class OnlyRequired implements ValidationContext {
        @Override
        @SuppressWarnings("unchecked") // it looks at nothing of a value but whether it is there
        public <T> ValidationAdapter<T> adapter(
                Class<? extends Annotation> constraint, Map<String, Object> attributes) {
            if (constraint == NonNull.class) {
                return (ValidationAdapter<T>) Required.ONE;
            }
            throw new More();
        }

        @Override
        public <T> ValidationAdapter<T> adapter(Class<T> type) {
            throw new More();
        }

        @Override
        public <T> ValidationAdapter<T> adapter(Type type) {
            throw new More();
        }

        @Override
        public <T> ValidationAdapter<T> adapter(
                Class<? extends Annotation> constraint,
                Set<Class<?>> groups,
                String message,
                Map<String, Object> attributes) {
            throw new More();
        }

        @Override
        public <T> ValidationAdapter<T> noop() {
            throw new More();
        }

        @Override
        public Message message(Map<String, Object> attributes) {
            throw new More();
        }

        @Override
        public Message message(String message, Map<String, Object> attributes) {
            throw new More();
        }

        @Override
        public ValidationRequest request(@Nullable Locale locale, List<Class<?>> groups) {
            throw new More();
        }
    }

    private static final class Required implements ValidationAdapter<Object> {
        static final Required ONE = new Required();

        @Override
        public boolean validate(@Nullable Object value, ValidationRequest request, @Nullable String field) {
            if (value == null && request instanceof Missing missing) {
                missing.found.add(new ConstraintViolation(String.valueOf(field), String.valueOf(field), "is required"));
            }
            return value != null;
        }

        @Override
        public ContainerAdapter<Object> list() {
            throw new More();
        }

        @Override
        public ContainerAdapter<Object> mapKeys() {
            throw new More();
        }

        @Override
        public ContainerAdapter<Object> mapValues() {
            throw new More();
        }

        @Override
        public ContainerAdapter<Object> array() {
            throw new More();
        }

        @Override
        public ContainerAdapter<Object> optional() {
            throw new More();
        }
    }

    private static final class Missing implements ValidationRequest {
        private final List<ConstraintViolation> found = new ArrayList<>();

        @Override
        public List<Class<?>> groups() {
            return List.of();
        }

        @Override
        public void addViolation(ValidationContext.Message message, @Nullable String field) {
            found.add(new ConstraintViolation(String.valueOf(field), String.valueOf(field), message.template()));
        }

        @Override
        public void pushPath(String path) {
            // No field is inside of another: that would be more.
        }

        @Override
        public void popPath() {
            // See above.
        }

        @Override
        public void throwWithViolations() {
            // Who checks asks for them.
        }

        @Override
        public Set<ConstraintViolation> violations() {
            return Set.copyOf(found);
        }

        @Override
        public boolean hasViolations() {
            return !found.isEmpty();
        }
    }
}
