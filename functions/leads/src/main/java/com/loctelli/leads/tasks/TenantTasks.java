package com.loctelli.leads.tasks;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Reach;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One sub-account's tasks. */
public final class TenantTasks {
    private static final String BY_STATUS = "byStatus";
    private static final String BY_OWNER = "byOwner";
    /** What begins the index keys of tasks; no status of a lead and no user's id begins so. */
    private static final String TASKS = "task#";
    /** Where a task without a date stands: behind all that have one. */
    private static final String NO_DATE = "9999";

    private final Platform platform;
    private final Rows rows;

    TenantTasks(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.LEADS).of(tenant);
    }

    /** Where the task of an id is stored. */
    @io.avaje.jsonb.Json
    record TaskPointer(String key) {}

    /** The writes of a new task, to be committed with the transaction that makes it due. */
    public List<Write> add(NewTask wanted, Actor by) {
        return add(platform.ids().next("tk"), wanted, by);
    }

    private List<Write> add(String id, NewTask wanted, Actor by) {
        var task = new Task(id, wanted.leadId(), wanted.title(), wanted.dueAt(), wanted.assignee(), TaskStatus.OPEN);
        var key = References.tasksOf(wanted.leadId()) + id;
        return List.of(indexed(rows.insert(key, task, by), task), rows.insert(pointer(id), new TaskPointer(key), by));
    }

    /** Makes a task now; 404 where the lead is not there. */
    public TaskView make(NewTask wanted, Actor by) {
        var id = platform.ids().next("tk");
        var writes = new ArrayList<>(add(id, wanted, by));
        writes.add(
                rows.check(wanted.leadId(), Condition.present(TableName.SORT)).otherwise(ProblemType.NOT_FOUND));
        platform.database().commit(writes);
        return TaskView.of(need(id));
    }

    /** Lays a change over the task; 404 where there is none. */
    TaskView change(String id, UnaryOperator<Task> how) {
        var old = need(id);
        var next = how.apply(old.value());
        if (next.equals(old.value())) {
            return TaskView.of(old);
        }
        platform.database().commit(indexed(rows.replace(old, next), next));
        return TaskView.of(need(id));
    }

    /** The tasks about a lead. */
    public Page<TaskView> about(String leadId, @Nullable String cursor, int limit) {
        return rows.query(Query.prefix(References.tasksOf(leadId)).limit(limit).after(cursor), Task.class)
                .map(TaskView::of);
    }

    /** The tasks that stand so, the most urgent first; those of one user where one is named. */
    public Page<TaskView> page(TaskStatus status, @Nullable String assignee, @Nullable String cursor, int limit) {
        return page(status, assignee, Reach.ALL, cursor, limit);
    }

    /**
     * The tasks that stand so, the most urgent first; those of one user where one is named, or where the reach is his
     * alone. What a team's reach leaves out is left out of the page as it is read, which may then be short and not last.
     */
    public Page<TaskView> page(
            TaskStatus status, @Nullable String assignee, Reach reach, @Nullable String cursor, int limit) {
        if (assignee != null && !reach.covers(assignee)) {
            return new Page<>(List.of(), null, limit);
        }
        var owner = assignee == null ? reach.only().orElse(null) : assignee;
        var query = owner == null
                ? Query.prefix(TASKS + status.wire() + "#").on(BY_STATUS)
                : Query.prefix(TASKS + owner + "#" + status.wire() + "#").on(BY_OWNER);
        var page = rows.query(query.limit(limit).after(cursor), Task.class);
        var kept = page.data().stream()
                .filter(task -> reach.covers(task.value().assignee()))
                .map(TaskView::of)
                .toList();
        return new Page<>(kept, page.next(), limit);
    }

    private Stored<Task> need(String id) {
        return rows.need(rows.need(pointer(id), TaskPointer.class).value().key(), Task.class);
    }

    private static Write indexed(Write write, Task task) {
        var due = (task.dueAt() == null ? NO_DATE : Json.text(task.dueAt())) + "#" + task.id();
        var status = task.status().wire() + "#" + due;
        write.with(BY_STATUS, TASKS + status);
        return task.assignee() == null ? write : write.with(BY_OWNER, TASKS + task.assignee() + "#" + status);
    }

    private static String pointer(String id) {
        return References.task(id);
    }
}
