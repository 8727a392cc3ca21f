package com.loctelli.leads.tasks;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Leads;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/leads/{id}/tasks}: the tasks about a lead. */
public final class ListLeadTasks implements Endpoint<ListLeadTasks.Request, Page<TaskView>> {
    private static final int USUAL = 50;

    private final Leads leads;
    private final Tasks tasks;

    @Inject
    ListLeadTasks(Leads leads, Tasks tasks) {
        this.leads = leads;
        this.tasks = tasks;
    }

    @Override
    public Page<TaskView> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant()).need(request.id());
        var limit = request.limit();
        return tasks.of(caller.tenant()).about(lead.sk(), request.cursor(), limit == null ? USUAL : limit);
    }

    /** Which page of whose. */
    @Json
    @Valid
    public record Request(
            String id,
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
            super(platform, DaggerTasksComponent.factory().create(platform).listLeadTasks());
        }
    }
}
