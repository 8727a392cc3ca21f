package com.loctelli.assistant.model;

/** Tokens read and written. */
public record Usage(long in, long out) {
    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0);

    /** Both together. */
    public Usage and(Usage more) {
        return new Usage(in + more.in, out + more.out);
    }
}
