package com.loctelli.knowledge;

import io.avaje.jsonb.Json;

/** That a text is in the knowledge base already. */
@Json
record SameText(String documentId) {}
