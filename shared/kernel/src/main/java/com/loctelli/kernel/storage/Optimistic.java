package com.loctelli.kernel.storage;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that reads, and commits on the condition that nothing of what it read has changed: done anew where it has. */
public final class Optimistic {
    private Optimistic() {}

    /**
     * What the work answers, which begins by reading each time. The problem of the last try is thrown, as is at once any
     * that does not say that somebody else was quicker.
     *
     * @param tries how often it is done at most
     * @param overtaken the problems that say so
     */
    public static <T extends @Nullable Object> T retried(int tries, Set<ProblemType> overtaken, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (Problem problem) {
                if (attempt >= tries || !overtaken.contains(problem.type())) {
                    throw problem;
                }
            }
        }
    }

    /** The same for work that answers nothing. */
    public static void repeated(int tries, Set<ProblemType> overtaken, Runnable work) {
        retried(tries, overtaken, () -> {
            work.run();
            return null;
        });
    }
}
