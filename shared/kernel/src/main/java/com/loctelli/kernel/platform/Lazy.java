package com.loctelli.kernel.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made at first use, once, whichever threads ask. Who asks says how it is made: for a port that a function
 * never uses, not even that is loaded.
 */
final class Lazy<T> {
    private volatile @Nullable T value;

    T get(Supplier<? extends T> maker) {
        var made = value;
        if (made == null) {
            synchronized (this) {
                made = value;
                if (made == null) {
                    made = maker.get();
                    value = made;
                }
            }
        }
        return made;
    }
}
