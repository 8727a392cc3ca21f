package com.loctelli.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A function that is made at its first call, as a deployed one is: the start waits for none of them. */
final class LazyFunction<E, R> implements RequestHandler<E, R> {
    private final Supplier<? extends RequestHandler<E, R>> maker;
    private volatile @Nullable RequestHandler<E, R> function;

    LazyFunction(Supplier<? extends RequestHandler<E, R>> maker) {
        this.maker = maker;
    }

    @Override
    public R handleRequest(E event, Context context) {
        return function().handleRequest(event, context);
    }

    private RequestHandler<E, R> function() {
        var made = function;
        if (made == null) {
            synchronized (this) {
                made = function;
                if (made == null) {
                    made = maker.get();
                    function = made;
                }
            }
        }
        return made;
    }
}
