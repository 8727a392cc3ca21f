package com.loctelli.leads;

import com.loctelli.contact.Country;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists leads by one index, or by search token with one batch read after it, so that a page costs the same among ten
 * leads and among a hundred thousand. Where two filters meet, one reads and the other leaves out; a page may then hold
 * fewer leads than asked for and still have a next one.
 */
final class LeadSearch {
    private static final int MOST_READS = 5;

    private final Rows rows;
    private final Supplier<Country> home;

    /** @param home where a telephone number without a calling code is looked for; asked only for one */
    LeadSearch(Rows rows, Supplier<Country> home) {
        this.rows = rows;
        this.home = home;
    }

    Page<Stored<Lead>> page(LeadFilter filter, @Nullable String cursor, int limit) {
        if (filter.ownerId() != null && !filter.reach().covers(filter.ownerId())) {
            return new Page<>(List.of(), null, limit);
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            var words = SearchTokens.asked(filter.text(), home);
            return words.isEmpty()
                    ? new Page<>(List.of(), null, limit)
                    : filled(cursor, limit, part -> found(words, filter, part));
        }
        return filled(cursor, limit, part -> indexed(filter, part));
    }

    /** The same of all, the longest idle first. */
    Page<Stored<Lead>> idleFirst(LeadFilter filter, @Nullable String cursor, int limit) {
        return filled(cursor, limit, part -> read(query(filter), filter, part));
    }

    private Page<Stored<Lead>> filled(@Nullable String cursor, int limit, Function<Part, Page<Stored<Lead>>> read) {
        var kept = new ArrayList<Stored<Lead>>();
        @Nullable String next = cursor;
        for (int reads = 0; reads < MOST_READS; reads++) {
            var page = read.apply(new Part(next, limit - kept.size()));
            kept.addAll(page.data());
            next = page.next();
            if (next == null || kept.size() >= limit) {
                break;
            }
        }
        return new Page<>(kept, next, limit);
    }

    /** What one read may take. */
    private record Part(@Nullable String cursor, int limit) {}

    private Page<Stored<Lead>> indexed(LeadFilter filter, Part part) {
        return read(query(filter).newestFirst(), filter, part);
    }

    private static Query query(LeadFilter filter) {
        var status = filter.status();
        var owner = filter.owner();
        if (owner != null && (status == null || !filter.reach().isAll())) {
            return Query.prefix(owner + "#").on("byOwner");
        }
        return status != null
                ? Query.prefix(status.wire() + "#").on("byStatus")
                : Query.prefix("").on("byActivity");
    }

    private Page<Stored<Lead>> read(Query query, LeadFilter filter, Part part) {
        var page = rows.query(query.limit(part.limit()).after(part.cursor()), Lead.class);
        return new Page<>(
                page.data().stream()
                        .filter(lead -> filter.matches(lead.value()))
                        .toList(),
                page.next(),
                part.limit());
    }

    private Page<Stored<Lead>> found(List<String> words, LeadFilter filter, Part part) {
        var first = words.getFirst();
        var hits = rows.query(Query.prefix("T#" + first).limit(part.limit()).after(part.cursor()), UniqueItem.class);
        var leads = rows
                .all(hits.data().stream().map(hit -> hit.value().leadId()).toList(), Lead.class)
                .stream()
                .collect(Collectors.toMap(Stored::sk, Function.identity()));
        var kept = new ArrayList<Stored<Lead>>();
        for (var hit : hits.data()) {
            var lead = leads.get(hit.value().leadId());
            var token = hit.sk()
                    .substring(2, hit.sk().length() - hit.value().leadId().length() - 1);
            if (lead != null && filter.matches(lead.value()) && isHit(lead.value(), token, words)) {
                kept.add(lead);
            }
        }
        return new Page<>(kept, hits.next(), part.limit());
    }

    /** A lead that several of its tokens would find counts at the first of them, so that it is listed once. */
    private static boolean isHit(Lead lead, String token, List<String> words) {
        var tokens = new TreeSet<>(SearchTokens.of(lead));
        var first =
                tokens.stream().filter(own -> own.startsWith(words.getFirst())).findFirst();
        return first.filter(token::equals).isPresent()
                && words.stream().allMatch(word -> tokens.stream().anyMatch(own -> own.startsWith(word)));
    }
}
