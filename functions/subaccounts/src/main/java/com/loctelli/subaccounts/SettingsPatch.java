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
 * Merges a change into settings (JSON Merge Patch, RFC 7396: null gives a value back to its default) and checks the
 * whole before it is kept. All wrong fields are named at once.
 */
final class SettingsPatch {
    private SettingsPatch() {}

    /** @param at where in the request the settings stand, such as {@code /settings} */
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

    private static Map<String, Object> merge(Map<String, Object> old, Map<?, ?> patch) {
        var merged = new LinkedHashMap<>(old);
        patch.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (value == null) {
                merged.remove(name);
            } else if (value instanceof Map<?, ?> inner) {
                merged.put(name, merge(tree(merged.get(name)), inner));
            } else {
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
