package com.loctelli.bookings.slots;

/** One person whose time a calendar offers. */
public record MemberId(String value) implements Comparable<MemberId> {
    /** Refuses a blank id. */
    public MemberId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a member has an id");
        }
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }
}
