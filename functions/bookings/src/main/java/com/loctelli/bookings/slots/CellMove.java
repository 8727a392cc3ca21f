package com.loctelli.bookings.slots;

import java.util.List;

/**
 * What changes hands when a booking moves: the keys to take and the keys to give back. Cells that both times share are
 * in neither, since one transaction may not touch an item twice.
 */
public record CellMove(List<String> take, List<String> release) {
    /** The most cells that one transaction may touch; the rest of its actions are the booking's own items. */
    public static final int MOST_IN_ONE_TRANSACTION = Cells.MOST;

    /** Keeps its own copies. */
    public CellMove {
        take = List.copyOf(take);
        release = List.copyOf(release);
    }

    /** A move in one person's time. */
    public static CellMove within(Cells from, Cells to) {
        return new CellMove(to.keysWithout(from), from.keysWithout(to));
    }

    /** A move to another person, who shares no cell with the first. */
    public static CellMove across(Cells from, Cells to) {
        return new CellMove(to.keys(), from.keys());
    }

    /**
     * Whether all of it fits one transaction. If not, the cells are taken together with the change of the booking, and
     * given back in a second transaction afterwards: in between too much is held, never too little.
     */
    public boolean fitsOneTransaction() {
        return take.size() + release.size() <= MOST_IN_ONE_TRANSACTION;
    }
}
