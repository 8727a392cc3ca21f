package com.loctelli.access.users;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.RowScopes;
import com.loctelli.kernel.tenancy.Scope;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code PUT /v1/sub-account/row-scopes}: whose rows agents and viewers work where nothing is said of the person:
 * {@code own} are those that name them, {@code team} those that name one of their team, {@code all} everybody's. It
 * counts from the next request on.
 */
public final class SetRowScopes implements Endpoint<SetRowScopes.Request, RowScopes> {
    private final Platform platform;

    @Inject
    SetRowScopes(Platform platform) {
        this.platform = platform;
    }

    @Override
    public RowScopes handle(Caller caller, Request request) {
        var scopes = new RowScopes(request.leads(), request.conversations(), request.bookings(), request.tasks());
        var rows = platform.database().table(TableName.ACCESS).of(caller.tenant());
        platform.database().commit(Standing.scopes(rows, scopes));
        platform.epochs().changed(rows.tenant());
        return scopes;
    }

    /** The whole rule. */
    @Json
    @Valid
    public record Request(Scope leads, Scope conversations, Scope bookings, Scope tasks) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerUsersComponent.factory().create(platform).setRowScopes());
        }
    }
}
