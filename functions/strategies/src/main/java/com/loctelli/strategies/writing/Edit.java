package com.loctelli.strategies.writing;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.Shape;
import com.loctelli.strategies.PromptTemplate;
import com.loctelli.strategies.RuleChecks;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.StrategyContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays what a request says over what is there: a merge patch whose absent members change nothing. The members of
 * {@link StrategyContent} are taken from the request by name, so that a new one needs no code here.
 */
final class Edit {
    private static final Map<String, Object> EMPTY = Map.of(
            "qualificationQuestions", List.of(),
            "objectionHandling", List.of(),
            "handoffRules", List.of(),
            "stopRules", List.of(),
            "languages", List.of());

    private Edit() {}

    /**
     * The content with what a request says.
     *
     * @param request says by its own components what must be said when a strategy is made
     * @param parts the rest of it
     */
    static StrategyContent content(@Nullable StrategyContent old, Record request, ContentParts parts) {
        var tree = new LinkedHashMap<String, Object>(old == null ? EMPTY : Json.toTree(old));
        var given = new LinkedHashMap<String, Object>(Json.toTree(request));
        given.putAll(Json.toTree(parts));
        for (var name : Shape.of(StrategyContent.class).names()) {
            var value = given.get(name);
            if (value != null) {
                tree.put(name, value);
            }
        }
        var questions = parts.qualificationQuestions();
        if (questions != null) {
            tree.put("qualificationQuestions", Questions.trees(questions));
        }
        return RuleChecks.checked(Json.fromTree(tree, StrategyContent.class));
    }

    /** The strategy with what a request says; its content's version counts up where the content differs. */
    static Strategy strategy(
            Strategy old,
            @Nullable String name,
            StrategyParts fields,
            StrategyContent content,
            @Nullable PromptTemplate template) {
        boolean saysOther = !content.sha256().equals(old.content().sha256());
        return new Strategy(
                old.id(),
                or(name, old.name()),
                fields.description() == null ? old.description() : fields.description(),
                fields.tag() == null ? old.tag() : fields.tag(),
                old.ownerUserId(),
                saysOther ? old.currentVersion() + 1 : old.currentVersion(),
                or(fields.isActive(), old.isActive()),
                or(fields.mode(), old.mode()),
                fields.calendarId() == null ? old.calendarId() : blankIsNone(fields.calendarId()),
                old.timing().with(fields.timing()),
                old.limits().with(fields.limits()),
                content,
                template,
                old.firstMadeAt(),
                pin(fields, old),
                old.conducted().with(fields));
    }

    /** The version that a strategy stays on: the one said, the old one where no template is said, none otherwise. */
    static @Nullable Integer pin(StrategyParts fields, @Nullable Strategy old) {
        if (fields.templateVersionPin() != null || fields.promptTemplateId() != null) {
            return fields.templateVersionPin();
        }
        return old == null ? null : old.templateVersionPin();
    }

    static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static <T> T or(@Nullable T given, T old) {
        return given == null ? old : given;
    }
}
