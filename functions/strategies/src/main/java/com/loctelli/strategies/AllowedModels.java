package com.loctelli.strategies;

import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models that a template or a replay may name: those of the setting {@code ASSISTANT_MODELS}, by comma. Without it any
 * name is taken, and the provider says whether there is such a model.
 */
public final class AllowedModels {
    private final List<String> names;

    /** Those of a deployment. */
    public AllowedModels(Settings settings) {
        this.names = Arrays.stream(settings.get("ASSISTANT_MODELS", "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Refuses a model that is not allowed, as that field's value; null is no statement. */
    public void check(String field, @Nullable String model) {
        if (model != null && !names.isEmpty() && !names.contains(model)) {
            throw Problem.field(field, "value", "must be one of " + String.join(", ", names));
        }
    }
}
