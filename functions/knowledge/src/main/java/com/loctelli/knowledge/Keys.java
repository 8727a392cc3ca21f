package com.loctelli.knowledge;

import com.loctelli.kernel.storage.References;

/** The sort keys of knowledge bases, in the one place that makes them. */
final class Keys {
    static final String BASE = References.knowledgeBase("");
    private static final int BEST = 9999;

    private Keys() {}

    static String base(String id) {
        return References.knowledgeBase(id);
    }

    static String documents(String baseId) {
        return baseId + "#D#";
    }

    static String document(String baseId, String id) {
        return documents(baseId) + id;
    }

    static String passage(String baseId, String documentId, int place) {
        return baseId + "#P#" + documentId + "#" + "%04d".formatted(place);
    }

    static String sameText(String baseId, String sha256) {
        return baseId + "#H#" + sha256;
    }

    /** The documents with a word: those it says most of come first. */
    static String postings(String baseId, String word) {
        return baseId + "#W#" + word + "#";
    }

    static String posting(String baseId, String word, int impact, String documentId) {
        return postings(baseId, word) + "%04d".formatted(BEST - impact) + "#" + documentId;
    }

    static String frequency(String baseId, String word) {
        return baseId + "#F#" + word;
    }

    static String total(String baseId) {
        return baseId + "#N";
    }

    /** Where the whole text lies. */
    static String file(String baseId, String documentId) {
        return "knowledge/" + baseId + "/" + documentId + ".sealed";
    }
}
