package com.loctelli.kernel.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a record with other values of some of its components, each named: of its own class, or of another that has
 * components of the same names, such as the view of an entity. A record of twenty components is so copied in one place
 * and not by hand wherever one of them changes. A name that the copy does not have, a component that nobody gave a value
 * to and a value of another type are errors of the program, and thrown at the first copy.
 */
public final class Copy<T extends Record> {
    private static final ClassValue<Plan> PLANS = new ClassValue<>() {
        @Override
        protected Plan computeValue(Class<?> record) {
            return Plan.of(record);
        }
    };

    private final T original;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Copy(T original) {
        this.original = original;
    }

    /** Begins a copy. */
    public static <T extends Record> Copy<T> of(T original) {
        return new Copy<>(original);
    }

    /** Gives a component another value than the original has. */
    public Copy<T> with(String component, @Nullable Object value) {
        values.put(component, value);
        return this;
    }

    /** Gives a component another value than the original has, unless that is null. */
    public Copy<T> told(String component, @Nullable Object value) {
        return value == null ? this : with(component, value);
    }

    /**
     * Takes components' values away, as a merge patch asks.
     *
     * @param removed JSON pointers to components, such as {@code /phone}, as {@link Removable} allows them
     */
    public Copy<T> without(Set<String> removed) {
        removed.forEach(pointer -> with(pointer.substring(1), null));
        return this;
    }

    /** The copy. */
    @SuppressWarnings("unchecked") // the class of a record is what its constructor makes
    public T made() {
        return as((Class<T>) original.getClass());
    }

    /** The copy as a record of another class, which takes the components that it has by their names. */
    public <V extends Record> V as(Class<V> type) {
        var from = PLANS.get(original.getClass()).accessors();
        var to = PLANS.get(type);
        var unknown = new HashSet<>(values.keySet());
        unknown.removeAll(to.accessors().keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + unknown);
        }
        try {
            var arguments = new @Nullable Object[to.accessors().size()];
            int i = 0;
            for (var name : to.accessors().keySet()) {
                arguments[i++] = values.containsKey(name) ? values.get(name) : read(from.get(name), name);
            }
            return type.cast(to.constructor().newInstance(arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object read(@Nullable Method accessor, String name) throws ReflectiveOperationException {
        if (accessor == null) {
            throw new IllegalArgumentException(original.getClass().getSimpleName() + " has no " + name);
        }
        return accessor.invoke(original);
    }

    /** How a class of records is read and made. */
    private record Plan(Constructor<?> constructor, Map<String, Method> accessors) {
        static Plan of(Class<?> record) {
            var components = record.getRecordComponents();
            var types = new Class<?>[components.length];
            var accessors = new LinkedHashMap<String, Method>();
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                components[i].getAccessor().setAccessible(true);
                accessors.put(components[i].getName(), components[i].getAccessor());
            }
            try {
                var constructor = record.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return new Plan(constructor, accessors);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("every record has its canonical constructor", e);
            }
        }
    }
}
