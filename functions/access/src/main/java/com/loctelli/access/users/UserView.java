package com.loctelli.access.users;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RowScopes;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as the API serves it.
 *
 * @param scopes whose rows an agent or viewer works; what is not said is as the sub-account says it
 * @param teams the names of the teams that the person is in
 * @param emailVerified whether the person has shown that the address is theirs
 */
@Json
public record UserView(
        String id,
        String name,
        String email,
        Role role,
        boolean isActive,
        @Nullable String company,
        @Nullable String timezone,
        @Nullable String locale,
        @Nullable String phone,
        boolean bookingEnabled,
        @Nullable String defaultCalendarId,
        @Nullable UserCapacity capacity,
        @Nullable UserGhl ghl,
        @Nullable RowScopes scopes,
        List<String> teams,
        @Nullable Instant lastLoginAt,
        boolean emailVerified,
        Instant createdAt,
        Instant updatedAt) {

    static UserView of(Stored<User> stored) {
        return of(TenantUsers.id(stored), stored.value(), stored.createdAt(), stored.updatedAt());
    }

    static UserView of(String id, User user, Instant createdAt, Instant updatedAt) {
        return new UserView(
                id,
                user.name(),
                user.email(),
                user.role(),
                user.isActive(),
                user.company(),
                user.timezone(),
                user.locale(),
                user.phone(),
                user.bookingEnabled(),
                user.defaultCalendarId(),
                user.capacity(),
                user.ghl(),
                user.scopes(),
                user.inTeams(),
                user.lastLoginAt(),
                user.emailVerifiedAt() != null,
                createdAt,
                updatedAt);
    }
}
