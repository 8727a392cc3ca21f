package com.loctelli.access.users;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Role;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
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
        @Nullable UserGhl ghl) {

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

    /** The user after the change; throws a 400 that names every field that cannot be. */
    User applied(User old) {
        check();
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
                old.emailVerifiedAt());
    }

    private void check() {
        var wrong = new ArrayList<FieldError>();
        if (name != null && name.isBlank()) {
            wrong.add(new FieldError("/name", "value", "must not be blank"));
        }
        if (timezone != null && !isZone(timezone)) {
            wrong.add(new FieldError("/timezone", "value", "must be a zone such as America/New_York"));
        }
        if (locale != null && Locale.forLanguageTag(locale).getLanguage().isEmpty()) {
            wrong.add(new FieldError("/locale", "value", "must be a language tag such as en-US"));
        }
        if (phone != null && (phone.isEmpty() || !PhoneNumber.isE164(phone))) {
            wrong.add(new FieldError("/phone", "value", "must be a number such as +12125550123"));
        }
        if (!wrong.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(wrong);
        }
    }

    private static boolean isZone(String id) {
        try {
            return !ZoneId.of(id).getId().isEmpty();
        } catch (DateTimeException _) {
            return false;
        }
    }
}
