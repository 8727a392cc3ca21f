package com.loctelli.messaging.decision;

import java.time.LocalTime;

/**
 * The part of a local day in which texting is allowed.
 *
 * @param from included
 * @param to excluded
 */
public record Window(LocalTime from, LocalTime to) {

    /** The window between two whole hours. */
    static Window hours(int from, int to) {
        return new Window(LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    /** What both windows allow; empty where its end is not after its start. */
    Window and(Window other) {
        return new Window(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
