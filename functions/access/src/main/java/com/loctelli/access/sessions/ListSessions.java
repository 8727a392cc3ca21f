package com.loctelli.access.sessions;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Epochs;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/auth/sessions}: where the caller is signed in. */
public final class ListSessions implements Endpoint<ListSessions.Request, Page<SessionView>> {
    private static final int USUAL = 50;

    private final Platform platform;

    @Inject
    ListSessions(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Page<SessionView> handle(Caller caller, Request request) {
        var user = caller.user();
        var limit = request.limit();
        var rows = platform.database().table(TableName.ACCESS).of(user.tenant());
        var epoch = rows.need(Epochs.userKey(user.id()), Holder.class).value().sessionEpoch();
        return new Sessions(platform, rows)
                .open(user.id(), epoch, user.session(), request.cursor(), limit == null ? USUAL : limit);
    }

    /** Which page. */
    @Json
    @Valid
    public record Request(
            @Nullable String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {}

    /** What is read here of the row of whose sessions they are. */
    @Json
    record Holder(long sessionEpoch) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerSessionsComponent.factory().create(platform).listSessions());
        }
    }
}
