package com.loctelli.leads.tasks;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task.
 *
 * @param assignee the user whose task it is; null for everybody's
 */
@Json
public record Task(
        String id,
        String leadId,
        String title,
        @Nullable Instant dueAt,
        @Nullable String assignee,
        TaskStatus status) {

    /** Leaves the title out. */
    @Override
    public String toString() {
        return "Task[" + id + ", " + status + "]";
    }
}
