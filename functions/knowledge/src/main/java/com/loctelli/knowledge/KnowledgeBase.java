package com.loctelli.knowledge;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A knowledge base.
 *
 * @param language the language its documents are written in, which decides which words are the same
 */
@Json
public record KnowledgeBase(String id, String name, String language, Instant madeAt) {}
