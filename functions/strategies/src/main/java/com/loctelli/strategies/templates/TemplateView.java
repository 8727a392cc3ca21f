package com.loctelli.strategies.templates;

import com.loctelli.strategies.PromptTemplate;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template as the API serves it.
 *
 * @param version counts its publications
 * @param origin {@code platform}, {@code own} or {@code builtin}
 * @param isActive whether it is the sub-account's active one; false in the agency's list, where none is
 * @param publishedAt absent on a draft
 */
@Json
public record TemplateView(
        String id,
        int version,
        String name,
        @Nullable String description,
        String category,
        List<String> tags,
        String origin,
        boolean isActive,
        String baseSystemPrompt,
        String model,
        double temperature,
        int maxOutputTokens,
        List<String> toolsAllowed,
        @Nullable String notes,
        @Nullable Instant publishedAt) {

    static TemplateView of(PromptTemplate one, boolean isActive) {
        return new TemplateView(
                one.id(),
                one.templateVersion(),
                one.name(),
                one.description(),
                one.category(),
                one.tags(),
                one.origin(),
                isActive,
                one.baseSystemPrompt(),
                one.model(),
                one.temperature(),
                one.maxOutputTokens(),
                one.toolsAllowed(),
                one.notes(),
                one.publishedAt());
    }
}
