package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first layer of the prompt and the model that reads it, as one published version.
 *
 * @param templateVersion counts the publications of this template
 * @param origin {@code platform} where the agency assigned it, {@code own} or {@code builtin}
 * @param toolsAllowed the names of the tools that the model is offered
 * @param publishedAt when it was published; null for a draft
 */
@Json
public record PromptTemplate(
        String id,
        String name,
        @Nullable String description,
        String category,
        List<String> tags,
        int templateVersion,
        String origin,
        String baseSystemPrompt,
        String model,
        double temperature,
        int maxOutputTokens,
        List<String> toolsAllowed,
        @Nullable String notes,
        @Nullable Instant publishedAt) {

    /** The same content as the agency's, for a sub-account's own rows. */
    public PromptTemplate from(String where) {
        return new PromptTemplate(
                id,
                name,
                description,
                category,
                tags,
                templateVersion,
                where,
                baseSystemPrompt,
                model,
                temperature,
                maxOutputTokens,
                toolsAllowed,
                notes,
                publishedAt);
    }

    /** The same as published. */
    public PromptTemplate at(Instant when) {
        return new PromptTemplate(
                id,
                name,
                description,
                category,
                tags,
                templateVersion,
                origin,
                baseSystemPrompt,
                model,
                temperature,
                maxOutputTokens,
                toolsAllowed,
                notes,
                when);
    }
}
