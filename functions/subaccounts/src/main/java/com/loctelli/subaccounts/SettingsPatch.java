package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges a change into settings in depth and checks the whole before it is kept. What is absent stays, and what is null:
 * every setting has a value; lists are replaced. All wrong fields are named at once.
 */
final class SettingsPatch {
    private SettingsPatch() {}

    /**
     * The settings after the change.
     *
     * @param at where in the request the settings stand, such as {@code /settings}
     */
    static SubAccountSettings apply(SubAccountSettings old, Map<String, Object> patch, String at) {
        var errors = new ArrayList<FieldError>();
        var merged = merge(com.loctelli.kernel.json.Json.toTree(old), patch);
        var clean = Shape.of(SubAccountSettings.class).clean(merged, errors);
        refuse(errors, at);
        var changed = com.loctelli.kernel.json.Json.fromTree(clean, SubAccountSettings.class);
        SettingsRules.check(changed, errors);
        refuse(errors, at);
        return changed;
    }

    /**
     * The settings with one part of a part replaced as a whole.
     *
     * @param at where that stands in the settings: what is wrong is told from there
     */
    static SubAccountSettings replacing(SubAccountSettings old, Map<String, Object> parts, String at) {
        var tree = com.loctelli.kernel.json.Json.toTree(old);
        parts.forEach((part, within) -> {
            var merged = tree(tree.get(part));
            merged.putAll(tree(within));
            tree.put(part, merged);
        });
        var changed = com.loctelli.kernel.json.Json.fromTree(tree, SubAccountSettings.class);
        var errors = new ArrayList<FieldError>();
        SettingsRules.check(changed, errors);
        refuse(
                errors.stream()
                        .map(error -> new FieldError(
                                error.pointer().startsWith(at)
                                        ? error.pointer().substring(at.length())
                                        : error.pointer(),
                                error.code(),
                                error.detail()))
                        .toList(),
                "");
        return changed;
    }

    private static Map<String, Object> merge(Map<String, Object> old, Map<?, ?> patch) {
        var merged = new LinkedHashMap<>(old);
        patch.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (value instanceof Map<?, ?> inner) {
                merged.put(name, merge(tree(merged.get(name)), inner));
            } else if (value != null) {
                merged.put(name, value);
            }
        });
        return merged;
    }

    private static Map<String, Object> tree(@Nullable Object value) {
        var tree = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> tree.put(String.valueOf(key), inner));
        }
        return tree;
    }

    private static void refuse(List<FieldError> errors, String at) {
        if (!errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST)
                    .errors(errors.stream()
                            .map(error -> new FieldError(at + error.pointer(), error.code(), error.detail()))
                            .toList());
        }
    }
}
