package com.loctelli.texting;

import java.time.Duration;

/** Waits: a few seconds, inside an invocation. Whoever has a clock of their own waits by that. */
@FunctionalInterface
public interface Patience {
    /** Returns after the time. */
    void sitOut(Duration wait);

    /** Waits by the machine's clock. */
    static void really(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }
}
