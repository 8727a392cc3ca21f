package com.loctelli.knowledge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.telemetry.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Finds passages. The first trip reads the knowledge bases, whose language decides which words are the same; the second,
 * side by side, the words' frequencies and the best documents of each; the third the passages themselves. What is read
 * is bounded by the question, not by what there is.
 */
final class Search {
    private static final int MOST_WORDS = 12;
    private static final int MOST_BASES = 5;
    private static final int BEST = 30;

    private final Platform platform;
    private final Rows rows;

    Search(Platform platform, Rows rows) {
        this.platform = platform;
        this.rows = rows;
    }

    private record Wanted(String baseId, String word) {}

    private record Place(String baseId, String documentId, int place) {}

    List<Found> of(List<String> baseIds, String question, int most) {
        var bases = rows.all(baseIds.stream().limit(MOST_BASES).map(Keys::base).toList(), KnowledgeBase.class);
        var wanted = new ArrayList<Wanted>();
        for (var base : bases) {
            var words = new LinkedHashSet<>(Words.of(question, base.value().language()));
            words.stream()
                    .limit(MOST_WORDS)
                    .forEach(word -> wanted.add(new Wanted(base.value().id(), word)));
        }
        return wanted.isEmpty() ? List.of() : ranked(wanted, most);
    }

    @SuppressWarnings("unchecked") // the reads' answers come back in their order
    private List<Found> ranked(List<Wanted> wanted, int most) {
        var reads = new ArrayList<Callable<Object>>();
        reads.add(() -> {
            var batch = platform.database().batch(rows.tenant());
            wanted.forEach(one -> batch.want(TableName.KNOWLEDGE, Keys.frequency(one.baseId(), one.word()))
                    .want(TableName.KNOWLEDGE, Keys.total(one.baseId())));
            return batch.read();
        });
        for (var one : wanted) {
            reads.add(() -> rows.query(
                            Query.prefix(Keys.postings(one.baseId(), one.word()))
                                    .limit(BEST)
                                    .eventually(),
                            Posting.class)
                    .data());
        }
        var answers = Meter.together(reads);
        var counts = (BatchRead.Answer) answers.getFirst();
        var scores = new HashMap<Place, Double>();
        for (int i = 0; i < wanted.size(); i++) {
            var one = wanted.get(i);
            double rarity = rarity(counts, one);
            for (var posting : (List<Stored<Posting>>) answers.get(i + 1)) {
                for (var hit : posting.value().hits()) {
                    var place = new Place(one.baseId(), posting.value().documentId(), hit.place());
                    scores.merge(place, rarity * hit.impact() / 1000, Double::sum);
                }
            }
        }
        var best = scores.entrySet().stream()
                .sorted(java.util.Map.Entry.<Place, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(most)
                .toList();
        var keys = best.stream().map(entry -> key(entry.getKey())).toList();
        var passages = new HashMap<String, Passage>();
        rows.all(keys, Passage.class).forEach(found -> passages.put(found.sk(), found.value()));
        var out = new ArrayList<Found>();
        for (var entry : best) {
            // A passage whose document is being taken out may be gone already.
            var passage = passages.get(key(entry.getKey()));
            if (passage != null) {
                out.add(new Found(
                        entry.getKey().baseId(),
                        passage.documentId(),
                        passage.title(),
                        passage.place(),
                        passage.text(),
                        Math.round(entry.getValue() * 1000) / 1000.0));
            }
        }
        out.sort(Comparator.comparingDouble(Found::score).reversed());
        return List.copyOf(out);
    }

    private static double rarity(BatchRead.Answer counts, Wanted of) {
        int all = count(counts, Keys.total(of.baseId()));
        int with = count(counts, Keys.frequency(of.baseId(), of.word()));
        return Math.log(1 + (Math.max(all, with) - with + 0.5) / (with + 0.5));
    }

    private static int count(BatchRead.Answer counts, String key) {
        return counts.find(TableName.KNOWLEDGE, key, Frequency.class)
                .map(found -> found.value().passages())
                .orElse(0);
    }

    private static String key(Place place) {
        return Keys.passage(place.baseId(), place.documentId(), place.place());
    }
}
