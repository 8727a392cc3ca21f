package com.loctelli.evals.stage;

import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;

/**
 * What is to be worked on a stage, in the order of its time.
 *
 * @param place its number, for what is due at the same time
 * @param what the body of a message, or a deed
 * @param deliveries how often it has been given to its worker, this time included
 */
record Waiting(Instant at, long place, Tenant tenant, Object what, int deliveries) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Long.compare(place, other.place);
    }
}
