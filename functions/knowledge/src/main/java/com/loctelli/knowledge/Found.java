package com.loctelli.knowledge;

import io.avaje.jsonb.Json;

/**
 * A passage that a question led to.
 *
 * @param score how well it fits; comparable within one answer only
 */
@Json
public record Found(String knowledgeBaseId, String documentId, String title, int place, String text, double score) {}
