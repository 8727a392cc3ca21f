package com.loctelli.messaging.senders;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/senders/{id}}: names a number, pauses it, or makes it the default. */
public final class ChangeSender implements Endpoint<ChangeSender.Request, SenderNumber> {
    private final Senders senders;

    @Inject
    ChangeSender(Senders senders) {
        this.senders = senders;
    }

    @Override
    public SenderNumber handle(Caller caller, Request request) {
        return senders.change(
                caller.tenant(),
                request.id(),
                request.label(),
                request.health(),
                Boolean.TRUE.equals(request.isDefault()));
    }

    /** What changes. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(max = 80) String label,
            @Nullable @Pattern(regexp = "active|paused") String health,
            @Nullable Boolean isDefault) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerSendersComponent.factory().create(platform).changeSender());
        }
    }
}
