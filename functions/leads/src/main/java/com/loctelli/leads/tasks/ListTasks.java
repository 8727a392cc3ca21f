package com.loctelli.leads.tasks;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/tasks}: the tasks, the most urgent first; the open ones where nothing else is asked for. */
public final class ListTasks implements Endpoint<ListTasks.Request, Page<TaskView>> {
    private static final int USUAL = 50;

    private final Tasks tasks;

    @Inject
    ListTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Page<TaskView> handle(Caller caller, Request request) {
        var status = request.status();
        var limit = request.limit();
        return tasks.of(caller.tenant())
                .page(
                        status == null ? TaskStatus.OPEN : status,
                        request.assignee(),
                        caller.reach(Resource.TASKS),
                        request.cursor(),
                        limit == null ? USUAL : limit);
    }

    /** Which tasks: of how they stand, of one user. */
    @Json
    @Valid
    public record Request(
            @Nullable TaskStatus status,

            @Nullable @Pattern(regexp = "[A-Za-z0-9_]{1,60}")
            String assignee,

            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerTasksComponent.factory().create(platform).listTasks());
        }
    }
}
