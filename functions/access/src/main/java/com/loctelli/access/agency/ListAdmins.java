package com.loctelli.access.agency;

import com.loctelli.access.admins.AdminUser;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/admin/admins}: the agency's admins, those who were removed too. */
public final class ListAdmins implements Endpoint<ListAdmins.Request, Page<AdminView>> {
    private final Platform platform;

    @Inject
    ListAdmins(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Page<AdminView> handle(Caller caller, Request request) {
        return platform.directory()
                .platformRows()
                .query(
                        Query.prefix(AdminUser.key(""))
                                .limit(Objects.requireNonNullElse(request.limit(), 50))
                                .after(request.cursor()),
                        AdminUser.class)
                .map(AdminView::of);
    }

    /** A page. */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 2000) String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAgencyComponent.factory().create(platform).listAdmins());
        }
    }
}
