package com.loctelli.surface;

import com.loctelli.kernel.platform.Platform;
import java.lang.reflect.InvocationTargetException;

/** What the name of a function's class tells, and how one is made. */
final class Features {
    private static final String ROOT = "com.loctelli.";

    private Features() {}

    static String of(Class<?> function) {
        var rest = function.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /** Every deployable function has a constructor that takes its platform. */
    static <T> T construct(Class<T> function, Platform platform) {
        try {
            return function.getConstructor(Platform.class).newInstance(platform);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(function + " does not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(function + " has no public constructor that takes a platform", e);
        }
    }
}
