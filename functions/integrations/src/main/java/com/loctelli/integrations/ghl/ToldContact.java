package com.loctelli.integrations.ghl;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contact was told by us.
 *
 * @param isOurs whether it is not texted there because we said so, and nobody else has
 * @param tellings the last of our changes, oldest first
 */
@Json
record ToldContact(boolean isOurs, List<Telling> tellings) {
    static final ToldContact NOTHING = new ToldContact(false, List.of());

    private static final int MOST = 10;

    ToldContact {
        tellings = List.copyOf(tellings);
    }

    /** Before we ask for a change: what comes back of it may be quicker than the answer. */
    ToldContact telling(boolean on, Instant now) {
        var all = new ArrayList<>(tellings);
        all.add(new Telling(on, now, null));
        return new ToldContact(on || isOurs, all.size() > MOST ? all.subList(all.size() - MOST, all.size()) : all);
    }

    ToldContact ours(boolean now) {
        return new ToldContact(now, tellings);
    }

    /** Whether an event is what came back of one of our changes. */
    boolean isEcho(boolean on, Instant at, String event) {
        return tellings.stream().anyMatch(telling -> telling.isEchoedBy(on, at, event));
    }

    /** The same once the event is known to be that. */
    ToldContact echoed(boolean on, Instant at, String event) {
        var all = new ArrayList<Telling>();
        boolean isFound = false;
        for (var telling : tellings) {
            boolean isIt = !isFound && telling.isEchoedBy(on, at, event);
            all.add(isIt ? telling.echoedBy(event) : telling);
            isFound = isFound || isIt;
        }
        return new ToldContact(isOurs, all);
    }
}
