package com.loctelli.access.users;

import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RowScopes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user: what is null stays.
 *
 * @param removed JSON pointers of what is taken away
 */
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
        @Nullable List<String> teams,
        Set<String> removed) {
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
        return Copy.of(old)
                .told("name", name == null ? null : name.strip())
                .told("role", role)
                .told("isActive", isActive)
                .told("company", company)
                .told("timezone", timezone)
                .told("locale", locale)
                .told("phone", phone)
                .told("bookingEnabled", bookingEnabled)
                .told("defaultCalendarId", defaultCalendarId)
                .told("capacity", capacity)
                .told("ghl", ghl)
                .told(
                        "scopes",
                        scopes == null ? null : scopes.or(Objects.requireNonNullElse(old.scopes(), RowScopes.NONE)))
                .told("teams", teams == null ? null : teams.stream().distinct().toList())
                .without(removed)
                .made();
    }
}
