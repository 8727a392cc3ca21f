package com.loctelli.subaccounts;

import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sub-account as the API serves it.
 *
 * @param owner its first owner, in the answer to its opening only
 */
@Json
public record SubAccountView(
        String id,
        String name,
        String slug,
        @Nullable String description,
        SubAccount.Status status,
        String plan,
        String timezone,
        String defaultCountry,
        String locale,
        SubAccountSettings settings,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedReason,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Owner owner) {

    /** The first owner. */
    @Json
    public record Owner(String id, String email) {}

    static SubAccountView of(Stored<SubAccount> stored) {
        return of(stored, null);
    }

    static SubAccountView of(Stored<SubAccount> stored, @Nullable Owner owner) {
        var it = stored.value();
        return new SubAccountView(
                it.id(),
                it.name(),
                it.slug(),
                it.description(),
                it.status(),
                it.plan(),
                it.timezone(),
                it.defaultCountry(),
                it.locale(),
                it.settings(),
                it.suspendedAt(),
                it.suspendedReason(),
                stored.createdAt(),
                stored.updatedAt(),
                owner);
    }

    static Reply.Tagged<SubAccountView> tagged(Stored<SubAccount> stored) {
        return new Reply.Tagged<>(of(stored), stored.version());
    }
}
