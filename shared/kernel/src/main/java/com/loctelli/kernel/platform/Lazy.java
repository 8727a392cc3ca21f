package com.loctelli.kernel.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made at first use, once, whichever threads ask. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<? extends T> maker;
    private volatile @Nullable T value;

    Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
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
