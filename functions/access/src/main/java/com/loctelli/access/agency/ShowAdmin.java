package com.loctelli.access.agency;

import com.loctelli.access.admins.AdminUser;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/admin/admins/{id}}: one admin. */
public final class ShowAdmin implements Endpoint<ShowAdmin.Request, AdminView> {
    private final Platform platform;

    @Inject
    ShowAdmin(Platform platform) {
        this.platform = platform;
    }

    @Override
    public AdminView handle(Caller caller, Request request) {
        return AdminView.of(platform.directory().platformRows().need(AdminUser.key(request.id()), AdminUser.class));
    }

    /** Which admin. */
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
            super(platform, DaggerAgencyComponent.factory().create(platform).showAdmin());
        }
    }
}
