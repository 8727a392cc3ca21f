package com.loctelli.subaccounts.usage;

/**
 * How much of a flow was used, reservations included, and how much may be.
 *
 * @param today what the tenant's present day has used
 * @param month what its present month has used
 */
public record Spent(long today, long month, long mostPerDay, long mostPerMonth) {

    /** Which share of a limit is used, in per cent, of that limit of which more is used; a limit of zero is used up. */
    public int percent() {
        return (int) Math.max(share(today, mostPerDay), share(month, mostPerMonth));
    }

    /** What may still be used. */
    public long left() {
        return Math.max(0, Math.min(mostPerDay - today, mostPerMonth - month));
    }

    private static long share(long used, long most) {
        return most <= 0 ? 100 : Math.min(Integer.MAX_VALUE, Math.multiplyExact(Math.max(used, 0), 100L) / most);
    }
}
