package com.loctelli.kernel.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Configuration by name, as the environment of a function gives it. Immutable; values are read when they are asked for. */
public final class Settings {
    private final Map<String, String> values;
    private final Function<String, Optional<String>> secrets;

    private Settings(Map<String, String> values, Function<String, Optional<String>> secrets) {
        this.values = values;
        this.secrets = secrets;
    }

    /** The settings of this process's environment. */
    public static Settings ofEnvironment() {
        return new Settings(System.getenv(), Optional::of);
    }

    /** Exactly these settings. */
    public static Settings of(Map<String, String> values) {
        return new Settings(Map.copyOf(values), Optional::of);
    }

    /** These settings with others on top. */
    public Settings with(Map<String, String> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return new Settings(Map.copyOf(all), secrets);
    }

    /** These settings, those read through the given look-up whose value names a secret. */
    Settings reading(Function<String, Optional<String>> secrets) {
        return new Settings(values, secrets);
    }

    /** The value; empty where it is not set or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name))
                .flatMap(value -> value.startsWith(SecretSettings.MARK) ? secrets.apply(value) : Optional.of(value))
                .filter(value -> !value.isBlank());
    }

    /** Whether it is set at all, without reading a secret that it may name. */
    public boolean isSet(String name) {
        return !values.getOrDefault(name, "").isBlank();
    }

    /** The value, or the given one. */
    public String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** The value; a function without it cannot work and says which is missing. */
    public String need(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("the setting " + name + " is missing"));
    }

    /** The stage, such as {@code dev}. */
    public String stage() {
        return get("LOCTELLI_STAGE", "dev");
    }

    /** What every physical name of this stage begins with, such as {@code loctelli-dev-}. */
    public String prefix() {
        return "loctelli-" + stage() + "-";
    }
}
