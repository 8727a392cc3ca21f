package com.loctelli.kernel.queue;

/** How the work of one message ended. Throwing means: try again later. */
public sealed interface Outcome permits Outcome.Done, Rejected {
    /** Worked, or already worked before. */
    Outcome DONE = new Done();

    /** The message is done with. */
    record Done() implements Outcome {}
}
