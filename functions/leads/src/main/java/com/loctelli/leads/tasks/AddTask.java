package com.loctelli.leads.tasks;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Leads;
import com.loctelli.leads.Owners;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/leads/{id}/tasks}: makes a task about a lead. */
public final class AddTask implements Endpoint<AddTask.Request, Reply.Created<TaskView>> {
    private final Leads leads;
    private final Tasks tasks;
    private final Owners owners;

    @Inject
    AddTask(Leads leads, Tasks tasks, Owners owners) {
        this.leads = leads;
        this.tasks = tasks;
        this.owners = owners;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        owners.check(caller.tenant(), request.assignee(), "/assignee", faults);
    }

    @Override
    public Reply.Created<TaskView> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant()).need(request.id());
        var wanted = new NewTask(lead.sk(), request.title(), request.dueAt(), request.assignee());
        return new Reply.Created<>(tasks.of(caller.tenant()).make(wanted, caller.actor()));
    }

    /** The task. */
    @Json
    @Valid
    public record Request(
            String id,
            @NotBlank @Size(max = 200) String title,
            @Nullable Instant dueAt,
            @Nullable @Size(max = 60) String assignee) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerTasksComponent.factory().create(platform).addTask());
        }
    }
}
