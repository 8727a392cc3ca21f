package com.loctelli.evals;

/**
 * From when on the agent was to say nothing.
 *
 * @param seq the last message of the conversation then; below 0 where it may speak
 * @param handed how many texts the carrier of the stage had been given by then
 */
record Silence(long seq, int handed) {
    /** It may speak. */
    static final Silence NEVER = new Silence(-1, 0);

    boolean isKept() {
        return seq >= 0;
    }
}
