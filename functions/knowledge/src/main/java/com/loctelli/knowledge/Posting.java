package com.loctelli.knowledge;

import io.avaje.jsonb.Json;
import java.util.List;

/** Which passages of a document hold a word, the best first. */
@Json
record Posting(String documentId, List<Hit> hits) {

    /** One passage, and how much the word says of it: the part of BM25 that the passage alone decides, in thousandths. */
    @Json
    record Hit(int place, int impact) {}
}
