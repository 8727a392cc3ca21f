package com.loctelli.strategies.templates;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * That a sub-account may use a template of the agency.
 *
 * @param assignee the sub-account
 * @param received the last of the template's publications that was brought to it; null where none was yet
 */
@Json
record Assignment(
        String templateId, String assignee, @Nullable Long received) {
    /** Whether that publication was brought to it, or one behind it. */
    boolean has(long publication) {
        return received != null && received >= publication;
    }
}
