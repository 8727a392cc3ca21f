package com.loctelli.knowledge;

import io.avaje.jsonb.Json;

/**
 * A passage that a question leads to, which has not been read yet.
 *
 * @param score how well it fits; comparable within one answer only
 */
@Json
public record Pointer(String knowledgeBaseId, String documentId, int place, double score) {}
