package com.loctelli.operations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/**
 * {@code POST /v1/admin/queues/{name}/redrive}: has what lies in the queue's dead-letter queue worked again. The answer
 * is how the queue was before; the messages are moved after it.
 */
public final class RedriveQueue implements Endpoint<RedriveQueue.Request, Reply.Accepted<QueueView>> {
    private final Platform platform;

    @Inject
    RedriveQueue(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.Accepted<QueueView> handle(Caller caller, Request request) {
        var queue = QueueView.named(request.name()).orElseThrow(ProblemType.NOT_FOUND::problem);
        var before = platform.queues().depth(queue);
        if (before.dead() > 0) {
            platform.queues().redrive(queue);
        }
        return new Reply.Accepted<>(QueueView.of(before));
    }

    /** Which queue. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 60) String name) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerOperationsComponent.factory().create(platform).redriveQueue());
        }
    }
}
