package com.loctelli.access.users;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.RowScopes;
import com.loctelli.kernel.tenancy.Scope;
import jakarta.inject.Inject;

/** {@code GET /v1/sub-account/row-scopes}: whose rows agents and viewers work where nothing is said of the person. */
public final class ShowRowScopes implements Endpoint<NoRequest, RowScopes> {
    private static final RowScopes USUAL = new RowScopes(Scope.ALL, Scope.ALL, Scope.ALL, Scope.ALL);

    private final Platform platform;

    @Inject
    ShowRowScopes(Platform platform) {
        this.platform = platform;
    }

    @Override
    public RowScopes handle(Caller caller, NoRequest request) {
        var said = Standing.of(platform, caller.tenant()).scopes();
        return said == null ? USUAL : said.or(USUAL);
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerUsersComponent.factory().create(platform).showRowScopes());
        }
    }
}
