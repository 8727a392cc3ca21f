package com.loctelli.integrations;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.JsonPointer;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What must hold of an integration's configuration and secrets as a whole, however often something is added to them:
 * the one is part of one item, the others are one secret. Names every wrong field at once.
 */
final class IntegrationRules {
    /** What an outside account's id is made of. */
    static final String ACCOUNT = "[A-Za-z0-9_-]{1,120}";

    private static final int MOST_SETTINGS = 50;
    private static final int MOST_SECRETS = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LARGEST_CONFIG = 16_000;
    private static final int LARGEST_SECRET = 2_500;

    private final List<FieldError> errors = new ArrayList<>();

    /** Checks the configuration as it is to be. */
    IntegrationRules config(IntegrationTemplate template, Map<String, Object> config) {
        var secrets = template.secretNames();
        for (var name : config.keySet()) {
            if (secrets.contains(name)) {
                wrong(JsonPointer.below("/config", name), "is a secret and belongs to secrets");
            }
            named("/config", name);
        }
        if (config.size() > MOST_SETTINGS || Json.bytes(config).length > LARGEST_CONFIG) {
            var most = MOST_SETTINGS + " settings and " + LARGEST_CONFIG + " bytes";
            wrong("/config", "must be " + most + " at most, with those there are");
        }
        return this;
    }

    /**
     * Checks the secrets that are given.
     *
     * @param names of all that there are to be
     */
    IntegrationRules secrets(Map<String, String> given, Collection<String> names) {
        given.forEach((name, value) -> {
            named("/secrets", name);
            if (Json.bytes(value).length > LARGEST_SECRET) {
                wrong(JsonPointer.below("/secrets", name), "must be " + LARGEST_SECRET + " bytes at most");
            }
        });
        if (names.size() > MOST_SECRETS) {
            wrong("/secrets", "must be " + MOST_SECRETS + " at most, with those there are");
        }
        return this;
    }

    /** Checks the id of an account. */
    IntegrationRules account(String pointer, String id) {
        if (!id.matches(ACCOUNT)) {
            wrong(pointer, "must be 1 to 120 letters, digits, hyphens and underscores");
        }
        return this;
    }

    /** Answers 400 where something was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(errors);
        }
    }

    private void named(String at, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            wrong(at, "must have names of 1 to " + LONGEST_NAME + " characters");
        }
    }

    private void wrong(String pointer, String sentence) {
        errors.add(new FieldError(pointer, "value", sentence));
    }
}
