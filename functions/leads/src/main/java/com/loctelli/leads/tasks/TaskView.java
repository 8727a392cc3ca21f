package com.loctelli.leads.tasks;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task as the API serves it. */
@Json
public record TaskView(
        String id,
        String leadId,
        String title,
        @Nullable Instant dueAt,
        @Nullable String assignee,
        TaskStatus status,
        Instant createdAt,
        Instant updatedAt) {

    static TaskView of(Stored<Task> stored) {
        var task = stored.value();
        return new TaskView(
                task.id(),
                task.leadId(),
                task.title(),
                task.dueAt(),
                task.assignee(),
                task.status(),
                stored.createdAt(),
                stored.updatedAt());
    }

    /** Leaves the title out. */
    @Override
    public String toString() {
        return "TaskView[" + id + ", " + status + "]";
    }
}
