package com.loctelli.strategies.templates;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.strategies.BuiltIn;
import com.loctelli.strategies.PromptTemplate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of a template; null takes the old value, or the default where there is none. */
interface TemplateFields {
    /** What a model's name looks like. */
    String MODEL_NAME = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}";

    @Nullable
    String name();

    @Nullable
    String description();

    @Nullable
    String category();

    @Nullable
    List<String> tags();

    @Nullable
    String baseSystemPrompt();

    @Nullable
    String model();

    @Nullable
    Double temperature();

    @Nullable
    Integer maxOutputTokens();

    /** The tools that the model is offered; all, where it is not said. */
    @Nullable
    List<String> toolsAllowed();

    @Nullable
    String notes();

    /** The next version of a template, whose old one also supplies what is not said. */
    default PromptTemplate over(PromptTemplate old, String id, int version, String origin, @Nullable Instant now) {
        var tools = or(toolsAllowed(), old.toolsAllowed());
        if (!BuiltIn.TOOLS.containsAll(tools)) {
            throw Problem.field("/toolsAllowed", "value", "must be among " + String.join(", ", BuiltIn.TOOLS));
        }
        return new PromptTemplate(
                id,
                or(name(), old.name()),
                description() == null ? old.description() : description(),
                or(category(), old.category()),
                or(tags(), old.tags()),
                version,
                origin,
                or(baseSystemPrompt(), old.baseSystemPrompt()),
                or(model(), old.model()),
                or(temperature(), old.temperature()),
                or(maxOutputTokens(), old.maxOutputTokens()),
                tools,
                notes() == null ? old.notes() : notes(),
                now);
    }

    private static <T> T or(@Nullable T given, T old) {
        return given == null ? old : given;
    }
}
