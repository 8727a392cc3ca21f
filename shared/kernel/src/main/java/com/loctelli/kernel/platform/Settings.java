package com.loctelli.kernel.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Configuration by name, as the environment of a function gives it. Immutable; values are read when they are asked for. */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** The settings of this process's environment. */
    public static Settings ofEnvironment() {
        return new Settings(System.getenv());
    }

    /** Exactly these settings. */
    public static Settings of(Map<String, String> values) {
        return new Settings(Map.copyOf(values));
    }

    /** These settings with others on top. */
    public Settings with(Map<String, String> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return of(all);
    }

    /** The value; empty where it is not set or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** The value, or the given one. */
    public String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** The value; a function without it cannot work and says which is missing. */
    public String need(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("the setting " + name + " is missing"));
    }

    /** What every physical name of this stage begins with, such as {@code loctelli-dev-}. */
    public String prefix() {
        return "loctelli-" + get("LOCTELLI_STAGE", "dev") + "-";
    }
}
