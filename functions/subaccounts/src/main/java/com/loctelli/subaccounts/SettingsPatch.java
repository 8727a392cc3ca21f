package com.loctelli.subaccounts;

import com.loctelli.kernel.json.JsonPointer;
import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges a change into settings in depth and checks the whole before it is kept. What is absent stays, lists are
 * replaced, and null takes away what a setting marks as {@link com.loctelli.kernel.json.Removable}; every other setting
 * has a value. All wrong fields are named at once.
 */
final class SettingsPatch {
    private SettingsPatch() {}

    /**
     * The settings after the change.
     *
     * @param removed the JSON pointers of what the request says null of: binding leaves it out of the patch
     * @param at where in the request the settings stand, such as {@code /settings}
     */
    static SubAccountSettings apply(SubAccountSettings old, Map<String, Object> patch, Set<String> removed, String at) {
        var errors = new ArrayList<FieldError>();
        var whole = patch;
        for (var pointer : removed) {
            whole = without(whole, JsonPointer.names(pointer.substring(at.length())));
        }
        var shape = Shape.of(SubAccountSettings.class);
        shape.removed(whole, errors);
        var clean = shape.clean(merge(com.loctelli.kernel.json.Json.toTree(old), whole), errors);
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

    /** The same that says null of what stands at a place. */
    private static Map<String, Object> without(Map<String, Object> tree, List<String> names) {
        var out = new LinkedHashMap<String, @Nullable Object>(tree);
        var name = names.getFirst();
        boolean isHere = names.size() == 1;
        out.put(name, isHere ? null : without(tree(tree.get(name)), names.subList(1, names.size())));
        return tree(out);
    }

    /** What is null in the patch is null in what comes of it. */
    private static Map<String, Object> merge(Map<String, Object> old, Map<?, ?> patch) {
        var merged = new LinkedHashMap<>(old);
        patch.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (value instanceof Map<?, ?> inner) {
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
