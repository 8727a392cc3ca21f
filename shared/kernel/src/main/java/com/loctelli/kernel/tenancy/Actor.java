package com.loctelli.kernel.tenancy;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as rows, messages and the audit trail record it.
 *
 * @param type {@code user}, {@code admin}, {@code ai}, {@code lead}, {@code system} or {@code integration}
 * @param id the id of that one, where there is one
 */
@Json
public record Actor(String type, @Nullable String id) {
    /** The product itself. */
    public static final Actor SYSTEM = new Actor("system", null);
    /** The sales agent. */
    public static final Actor AI = new Actor("ai", null);

    public static Actor user(String id) {
        return new Actor("user", id);
    }

    public static Actor admin(String id) {
        return new Actor("admin", id);
    }

    public static Actor lead(String id) {
        return new Actor("lead", id);
    }

    public static Actor integration(String id) {
        return new Actor("integration", id);
    }
}
