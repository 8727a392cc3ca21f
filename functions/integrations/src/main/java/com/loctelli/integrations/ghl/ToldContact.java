package com.loctelli.integrations.ghl;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a contact was told by us.
 *
 * @param isOurs whether it is not texted there because we said so, and nobody there has said anything else since
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

    /** After a change was refused: it is as if it had not been asked for. */
    ToldContact refused(boolean on, Instant at) {
        var left = tellings.stream()
                .filter(telling -> telling.on() != on || !telling.at().equals(at))
                .toList();
        return new ToldContact(!on && isOurs, left);
    }

    /** After somebody there has said at that time that it may be texted: a mark from then on is theirs. */
    ToldContact unmarked(Instant at) {
        boolean isSince = tellings.stream()
                .allMatch(telling -> !telling.on() || telling.at().isBefore(at));
        return isSince ? ours(false) : this;
    }

    /** Whether it was not texted there at that time because we had said so. */
    boolean isOurMark(Instant at) {
        return isOurs
                || IntStream.range(1, tellings.size())
                        .anyMatch(i -> tellings.get(i).isEndOf(tellings.get(i - 1), at));
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
