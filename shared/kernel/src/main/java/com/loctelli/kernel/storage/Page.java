package com.loctelli.kernel.storage;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of a longer list, in its order.
 *
 * @param next the opaque cursor of the next page, absent on the last
 * @param limit how many were asked for
 */
public record Page<T>(List<T> data, @Nullable String next, int limit) {

    public Page {
        data = List.copyOf(data);
    }

    /** The same page of other things. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(data.stream().<R>map(change).toList(), next, limit);
    }

    /** A page that holds the whole of a short list. */
    public static <T> Page<T> of(List<T> all) {
        return new Page<>(all, null, all.size());
    }
}
