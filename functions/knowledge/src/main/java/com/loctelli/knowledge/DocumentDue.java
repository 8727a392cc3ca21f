package com.loctelli.knowledge;

import io.avaje.jsonb.Json;

/** A document is to be indexed, or taken out, told on {@code DOCUMENTS} at least once. */
@Json
record DocumentDue(String knowledgeBaseId, String documentId) {}
