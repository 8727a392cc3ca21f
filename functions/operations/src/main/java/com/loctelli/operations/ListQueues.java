package com.loctelli.operations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Caller;
import java.util.Arrays;
import java.util.concurrent.Callable;
import javax.inject.Inject;

/** {@code GET /v1/admin/queues}: what waits in each queue, and what lies in its dead-letter queue. */
public final class ListQueues implements Endpoint<NoRequest, Page<QueueView>> {
    private final Platform platform;

    @Inject
    ListQueues(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Page<QueueView> handle(Caller caller, NoRequest request) {
        return Page.of(Meter.together(Arrays.stream(QueueName.values())
                .<Callable<QueueView>>map(
                        queue -> () -> QueueView.of(platform.queues().depth(queue)))
                .toList()));
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerOperationsComponent.factory().create(platform).listQueues());
        }
    }
}
