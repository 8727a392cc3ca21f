package com.loctelli.bookings;

/** Somebody else was faster: what was read before the write no longer holds, and has to be read again. */
final class SlotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SlotTaken() {
        super("somebody else was faster", null, false, false);
    }
}
