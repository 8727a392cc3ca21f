package com.loctelli.access.users;

import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RowScopes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A change of a user: what is null stays. */
record UserChange(
        @Nullable String name,
        @Nullable Role role,
        @Nullable Boolean isActive,
        @Nullable String company,
        @Nullable String timezone,
        @Nullable String locale,
        @Nullable String phone,
        @Nullable Boolean bookingEnabled,
        @Nullable String defaultCalendarId,
        @Nullable UserCapacity capacity,
        @Nullable UserGhl ghl,
        @Nullable RowScopes scopes,
        @Nullable List<String> teams) {
    private static final Pattern TEAM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** The user as read, unless the request names a version that it no longer has. */
    Stored<User> fresh(Stored<User> found) {
        RequestScope.current()
                .ifMatch()
                .filter(version -> version != found.version())
                .ifPresent(version -> {
                    throw ProblemType.STALE_VERSION.problem();
                });
        return found;
    }

    /** Finds fault with what no constraint of a request tells. */
    void check(Faults faults) {
        faults.unless(name == null || !name.isBlank(), "/name", "must not be blank");
        faults.unless(
                locale == null || !Locale.forLanguageTag(locale).getLanguage().isEmpty(),
                "/locale",
                "must be a language tag such as en-US");
        for (int i = 0; teams != null && i < teams.size(); i++) {
            boolean isName = TEAM.matcher(teams.get(i)).matches();
            faults.unless(isName, "/teams/" + i, "must be a name such as east-coast");
        }
    }

    /** The user after the change. */
    User applied(User old) {
        return new User(
                name == null ? old.name() : name.strip(),
                old.email(),
                old.emailNorm(),
                role == null ? old.role() : role,
                isActive == null ? old.isActive() : isActive,
                company == null ? old.company() : company,
                timezone == null ? old.timezone() : timezone,
                locale == null ? old.locale() : locale,
                phone == null ? old.phone() : phone,
                bookingEnabled == null ? old.bookingEnabled() : bookingEnabled,
                defaultCalendarId == null ? old.defaultCalendarId() : defaultCalendarId,
                capacity == null ? old.capacity() : capacity,
                ghl == null ? old.ghl() : ghl,
                old.lastLoginAt(),
                old.tokenEpoch(),
                old.emailVerifiedAt(),
                scopes == null ? old.scopes() : scopes.or(Objects.requireNonNullElse(old.scopes(), RowScopes.NONE)),
                teams == null ? old.teams() : teams.stream().distinct().toList());
    }
}
