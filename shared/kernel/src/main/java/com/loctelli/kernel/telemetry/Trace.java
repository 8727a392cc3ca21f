package com.loctelli.kernel.telemetry;

import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** The trace id of the running invocation: it enters with a request, and goes on in every queue message sent. */
public final class Trace {
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9=;:._-]{1,256}");

    private Trace() {}

    /** The id, or {@code none} outside of an invocation. */
    public static String current() {
        return CURRENT.orElse("none");
    }

    /** Runs work under the id, which is replaced where it has not the form of one. */
    public static <T> T run(String id, Callable<T> work) {
        try {
            return ScopedValue.where(CURRENT, FORM.matcher(id).matches() ? id : "none")
                    .call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
