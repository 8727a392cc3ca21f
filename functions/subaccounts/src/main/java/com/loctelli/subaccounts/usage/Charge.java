package com.loctelli.subaccounts.usage;

/**
 * What something that is to be made takes of an allowance.
 *
 * @param amount how much, more than zero
 */
public record Charge(Metric metric, long amount) {
    public Charge {
        if (amount <= 0 || amount >= Metric.NO_LIMIT) {
            throw new IllegalArgumentException("a charge takes something");
        }
    }
}
