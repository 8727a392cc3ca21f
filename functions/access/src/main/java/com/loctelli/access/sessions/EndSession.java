package com.loctelli.access.sessions;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code DELETE /v1/auth/sessions/{id}}: signs the caller out where that session is; its access token ends with it. */
public final class EndSession implements Endpoint<EndSession.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;

    @Inject
    EndSession(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var user = caller.user();
        var rows = platform.database().table(TableName.ACCESS).of(user.tenant());
        var session =
                rows.need(Session.key(user.id(), request.id()), Session.class).value();
        new Sessions(platform, rows).end(user.id(), session.family(), "logout");
        return new Reply.NoContent<>();
    }

    /** Which session. */
    @Json
    @Valid
    public record Request(@Size(min = 1, max = 60) String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerSessionsComponent.factory().create(platform).endSession());
        }
    }
}
