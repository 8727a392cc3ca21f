package com.loctelli.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the index holds of a document: for each word the passages it says most of. It follows from the passages alone, so
 * that what was written can be found again when the document is taken out.
 */
final class Entries {
    private static final int BEST = 8;
    private static final double K1 = 1.2;
    private static final double B = 0.75;
    /** Passages are cut to about the same length, so that how long they are on average need not be counted. */
    private static final double USUAL_WORDS = 70;

    private Entries() {}

    /** The postings by word, in the order of the words. */
    static SortedMap<String, Posting> of(String documentId, String title, List<String> passages, String language) {
        var hits = new TreeMap<String, List<Posting.Hit>>();
        for (int place = 0; place < passages.size(); place++) {
            var words = Words.of(title + "\n" + passages.get(place), language);
            var counts = new HashMap<String, Integer>();
            words.forEach(word -> counts.merge(word, 1, Integer::sum));
            double length = 1 - B + B * words.size() / USUAL_WORDS;
            for (var entry : counts.entrySet()) {
                int count = entry.getValue();
                int impact = (int) Math.round(1000 * count * (K1 + 1) / (count + K1 * length));
                hits.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(new Posting.Hit(place, impact));
            }
        }
        var out = new TreeMap<String, Posting>();
        hits.forEach((word, all) -> {
            all.sort(Comparator.comparingInt(Posting.Hit::impact).reversed().thenComparingInt(Posting.Hit::place));
            out.put(word, new Posting(documentId, List.copyOf(all.subList(0, Math.min(BEST, all.size())))));
        });
        return out;
    }
}
