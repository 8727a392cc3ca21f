package com.loctelli.knowledge;

import io.avaje.jsonb.Json;

/** A piece of a document, as it is stored. */
@Json
record Passage(String documentId, String title, int place, String text) {}
