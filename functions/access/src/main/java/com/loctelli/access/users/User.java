package com.loctelli.access.users;

import com.loctelli.access.credentials.Credential;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RowScopes;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person of a sub-account, at rest. The password's hash is not here: see {@link Credential}.
 *
 * @param emailNorm the address in the form to compare by; unique in the whole system
 * @param phone E.164
 * @param emailVerifiedAt when the person showed that the address is theirs
 * @param scopes whose rows an agent or viewer works; what is not said is as the sub-account says it
 * @param teams the names of the teams that the person is in
 * @param tokenEpoch counts what ends all access tokens at once: another role, and all that ends sessions
 * @param sessionEpoch counts what ends all sessions at once: a changed password, a sign-out everywhere, a deactivation
 */
@Json
public record User(
        String name,
        String email,
        String emailNorm,
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
        @Nullable Instant lastLoginAt,
        long tokenEpoch,
        @Nullable Instant emailVerifiedAt,
        @Nullable RowScopes scopes,
        @Nullable List<String> teams,
        long sessionEpoch) {

    /** The teams; none where nothing was said. */
    List<String> inTeams() {
        return teams == null ? List.of() : teams;
    }

    /** Whether their time may be offered: they are there, and nobody has set that it is not. */
    public boolean isBookable() {
        return isActive && bookingEnabled;
    }

    /** Whether the user counts as one of the owners that a sub-account cannot be without. */
    boolean isActiveOwner() {
        return isActive && role == Role.OWNER;
    }
}
