package com.loctelli.leads.tasks;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Owners;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/tasks/{id}}: changes a task, or says that it is done; what is absent stays, what is null goes. */
public final class ChangeTask implements Endpoint<ChangeTask.Request, TaskView> {
    private final Tasks tasks;
    private final Owners owners;

    @Inject
    ChangeTask(Tasks tasks, Owners owners) {
        this.tasks = tasks;
        this.owners = owners;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        owners.check(caller.tenant(), request.assignee(), "/assignee", faults);
    }

    @Override
    public TaskView handle(Caller caller, Request request) {
        return tasks.of(caller.tenant())
                .change(
                        request.id(),
                        old -> new Task(
                                old.id(),
                                old.leadId(),
                                or(request.title(), old.title()),
                                orNone("/dueAt", request.dueAt(), old.dueAt()),
                                orNone("/assignee", request.assignee(), old.assignee()),
                                or(request.status(), old.status())));
    }

    private static <T> T or(@Nullable T given, T old) {
        return given == null ? old : given;
    }

    private static <T> @Nullable T orNone(String pointer, @Nullable T given, @Nullable T old) {
        return given == null && !RequestScope.current().removed().contains(pointer) ? old : given;
    }

    /** What is to change. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @NotBlank @Size(max = 200) String title,
            @Removable @Nullable Instant dueAt,
            @Removable @Nullable @Size(max = 60) String assignee,
            @Nullable TaskStatus status) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerTasksComponent.factory().create(platform).changeTask());
        }
    }
}
