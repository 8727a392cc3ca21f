package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * That connected systems say of a person that they are not to be texted.
 *
 * @param since which of them, by its integration's id, and since when
 * @param scopeHere what was said here besides: a scope, or null for nothing
 * @param seq the event of the ledger by which the first of them was heard
 * @param before what the ledger said of consent before it, null for nothing
 */
@Json
public record Elsewhere(
        Map<String, Instant> since,
        @Nullable String scopeHere,
        long seq,
        @Nullable ConsentHead before) {

    public Elsewhere {
        since = Map.copyOf(since);
    }

    static Elsewhere first(
            String source, Instant at, @Nullable String scopeHere, long seq, @Nullable ConsentHead before) {
        return new Elsewhere(Map.of(source, at), scopeHere, seq, before);
    }

    Elsewhere and(String source, Instant at) {
        var all = new TreeMap<>(since);
        all.putIfAbsent(source, at);
        return new Elsewhere(all, scopeHere, seq, before);
    }

    @Nullable
    Elsewhere without(String source) {
        var left = new TreeMap<>(since);
        left.remove(source);
        return left.isEmpty() ? null : new Elsewhere(left, scopeHere, seq, before);
    }

    /** The same with what is said here now. */
    Elsewhere besides(@Nullable String here) {
        return new Elsewhere(since, here, seq, before);
    }

    Instant earliest() {
        return Collections.min(since.values());
    }
}
