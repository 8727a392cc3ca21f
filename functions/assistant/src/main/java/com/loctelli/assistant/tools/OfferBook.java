package com.loctelli.assistant.tools;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The times offered in a conversation. A time keeps its alias when it is offered again, and an alias is not given to
 * another time while a lead may still mean the first, so that "S2" in an answer is never ambiguous.
 *
 * @param next the number of the next alias
 */
@Json
public record OfferBook(List<Offer> offers, int next) {
    /** Nothing was offered yet. */
    public static final OfferBook EMPTY = new OfferBook(List.of(), 1);

    private static final int KEPT = 30;
    private static final int MOST_ALIASES = 99;

    public OfferBook {
        offers = List.copyOf(offers);
    }

    /** The offer of that alias, or null. */
    public @Nullable Offer find(String alias) {
        var wanted = alias.strip().toUpperCase(Locale.ROOT);
        return offers.stream()
                .filter(offer -> offer.alias().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** Those that still lie ahead. */
    public OfferBook ahead(Instant now) {
        return new OfferBook(
                offers.stream().filter(offer -> offer.startAt().isAfter(now)).toList(), next);
    }

    /** The same offers, told in other words. */
    OfferBook told(Function<Offer, String> words) {
        return new OfferBook(
                offers.stream()
                        .map(offer -> new Offer(
                                offer.alias(),
                                offer.token(),
                                offer.calendarId(),
                                offer.startAt(),
                                offer.endAt(),
                                words.apply(offer)))
                        .toList(),
                next);
    }

    /** The book with one more offer, made under the alias that is its own. */
    public OfferBook with(String calendarId, Instant startAt, Function<String, Offer> made) {
        var known = offers.stream()
                .filter(offer ->
                        offer.calendarId().equals(calendarId) && offer.startAt().equals(startAt))
                .findFirst();
        var alias = known.map(Offer::alias).orElse("S" + next);
        var all = new ArrayList<>(offers);
        all.removeIf(offer -> offer.alias().equals(alias));
        all.add(made.apply(alias));
        var kept = all.size() > KEPT ? all.subList(all.size() - KEPT, all.size()) : all;
        int after = known.isPresent() ? next : next >= MOST_ALIASES ? 1 : next + 1;
        return new OfferBook(kept, after);
    }

    /** The offer made last. */
    public Offer latest() {
        return offers.getLast();
    }
}
