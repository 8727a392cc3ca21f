package com.loctelli.leads.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task to be made.
 *
 * @param assignee the user whose task it is; null for everybody's
 */
public record NewTask(
        String leadId,
        String title,
        @Nullable Instant dueAt,
        @Nullable String assignee) {
    /** Leaves the title out. */
    @Override
    public String toString() {
        return "NewTask[" + leadId + "]";
    }
}
