package com.loctelli.knowledge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.telemetry.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Finds passages. The first trip reads the knowledge bases, whose language decides which words are the same; the second,
 * side by side, the words' frequencies and the best documents of each; the third the passages themselves. What is read
 * is bounded by the question, not by what there is. Each trip is a step of its own, so that who reads other things too
 * takes it along with them.
 */
final class Search {
    private static final int MOST_WORDS = 12;
    private static final int LEAST_WORDS = 3;
    private static final int MOST_BASES = 20;
    /** Of several knowledge bases each is asked for fewer words. */
    private static final int MOST_QUERIES = 60;

    private static final int BEST = 30;
    /** What fits less than half as well as the best is of another matter. */
    private static final double FITS = 0.5;

    private final Platform platform;
    private final Rows rows;

    Search(Platform platform, Rows rows) {
        this.platform = platform;
        this.rows = rows;
    }

    private record Wanted(String baseId, String word) {}

    private record Place(String baseId, String documentId, int place) {}

    List<KnowledgeBase> bases(List<String> ids) {
        return rows.all(ids.stream().limit(MOST_BASES).map(Keys::base).toList(), KnowledgeBase.class).stream()
                .map(Stored::value)
                .toList();
    }

    List<Pointer> ranked(List<KnowledgeBase> bases, String question, int most) {
        var wanted = new ArrayList<Wanted>();
        int each = Math.clamp(MOST_QUERIES / Math.max(1, bases.size()), LEAST_WORDS, MOST_WORDS);
        for (var base : bases) {
            new LinkedHashSet<>(Words.of(question, base.language()))
                    .stream().limit(each).forEach(word -> wanted.add(new Wanted(base.id(), word)));
        }
        return wanted.isEmpty() ? List.of() : best(wanted, most);
    }

    @SuppressWarnings("unchecked") // the reads' answers come back in their order
    private List<Pointer> best(List<Wanted> wanted, int most) {
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
        double least = FITS
                * scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .sorted(Map.Entry.<Place, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(most)
                .map(entry -> new Pointer(
                        entry.getKey().baseId(),
                        entry.getKey().documentId(),
                        entry.getKey().place(),
                        Math.round(entry.getValue() * 1000) / 1000.0))
                .toList();
    }

    List<Found> passages(List<Pointer> pointers) {
        if (pointers.isEmpty()) {
            return List.of();
        }
        var passages = new HashMap<String, Passage>();
        rows.all(pointers.stream().map(Search::key).toList(), Passage.class)
                .forEach(found -> passages.put(found.sk(), found.value()));
        var out = new ArrayList<Found>();
        for (var pointer : pointers) {
            // A passage whose document is being taken out may be gone already.
            var passage = passages.get(key(pointer));
            if (passage != null) {
                out.add(new Found(
                        pointer.knowledgeBaseId(),
                        passage.documentId(),
                        passage.title(),
                        passage.place(),
                        passage.text(),
                        pointer.score()));
            }
        }
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

    private static String key(Pointer to) {
        return Keys.passage(to.knowledgeBaseId(), to.documentId(), to.place());
    }
}
