package com.loctelli.access.agency;

import com.loctelli.access.admins.AdminUser;
import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An admin as super-admins see one. */
@Json
public record AdminView(
        String id,
        String name,
        String email,
        AdminRole role,
        boolean isActive,
        @Nullable Instant lastLoginAt,
        Instant createdAt) {

    static AdminView of(Stored<AdminUser> stored) {
        var admin = stored.value();
        return new AdminView(
                stored.sk().substring(AdminUser.key("").length()),
                admin.name(),
                admin.email(),
                AdminRole.of(admin.role()),
                admin.isActive(),
                admin.lastLoginAt(),
                stored.createdAt());
    }
}
