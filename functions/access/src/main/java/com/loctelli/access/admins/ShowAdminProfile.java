package com.loctelli.access.admins;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/admin/auth/profile}: the admin who asks. */
public final class ShowAdminProfile implements Endpoint<NoRequest, ShowAdminProfile.Profile> {
    private final Platform platform;

    @Inject
    ShowAdminProfile(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Profile handle(Caller caller, NoRequest request) {
        var id = caller.admin().id();
        var found = platform.directory().platformRows().need(AdminUser.key(id), AdminUser.class);
        var admin = found.value();
        return new Profile(
                id,
                admin.name(),
                admin.email(),
                admin.role(),
                admin.isActive(),
                admin.lastLoginAt(),
                found.createdAt());
    }

    /**
     * An admin as the API serves it.
     *
     * @param role {@code admin} or {@code super_admin}
     */
    @Json
    public record Profile(
            String id,
            String name,
            String email,
            String role,
            boolean isActive,
            @Nullable Instant lastLoginAt,
            Instant createdAt) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAdminsComponent.factory().create(platform).showAdminProfile());
        }
    }
}
