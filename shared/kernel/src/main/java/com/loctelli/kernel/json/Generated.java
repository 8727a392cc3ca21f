package com.loctelli.kernel.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the annotation processors generated for a type by its name, when it is first asked for: the libraries'
 * own registries would load every record of every feature on the class path at the first use of one.
 */
public final class Generated {
    private Generated() {}

    /**
     * The generated class of that type and suffix ({@code Lead}, {@code JsonAdapter}: {@code LeadJsonAdapter} in the
     * package of {@code Lead}), made with the context; null where none was generated.
     */
    public static <A> @Nullable A of(Type type, String suffix, Class<A> kind, Class<?> contextType, Object context) {
        if (!(type instanceof Class<?> of) || of.getClassLoader() == null || of.isArray()) {
            return null;
        }
        try {
            var constructor = Class.forName(of.getName() + suffix, true, of.getClassLoader())
                    .asSubclass(kind)
                    .getDeclaredConstructor(contextType);
            // What was generated for a record that only its package sees is seen there only, too.
            constructor.setAccessible(true);
            return constructor.newInstance(context);
        } catch (ClassNotFoundException e) {
            return null;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the generated class of " + of + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated class of " + of + " is of another form", e);
        }
    }
}
