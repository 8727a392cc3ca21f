package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, as it is stored: item {@link SubAccounts#KEY} of its table.
 *
 * @param slug its public name, unique in the whole system and for good
 * @param timezone an IANA id; where the business is
 * @param defaultCountry ISO 3166, two letters: what a telephone number without a calling code is taken for
 * @param locale a language tag
 */
@Json
public record SubAccount(
        String id,
        String name,
        String slug,
        @Nullable String description,
        Status status,
        String plan,
        String timezone,
        String defaultCountry,
        String locale,
        SubAccountSettings settings,
        @Nullable String createdByAdminId,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedReason) {

    /** What a sub-account is. */
    public enum Status {
        /** It works. */
        ACTIVE,
        /** Its users may not enter, and nothing is done for it. */
        SUSPENDED,
        /** It is being removed. */
        DELETING,
        /** It was removed. */
        DELETED;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /** Whether anything may be done for it. */
    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Its zone. */
    public ZoneId zone() {
        return ZoneId.of(timezone);
    }

    SubAccount withSettings(SubAccountSettings changed) {
        return new SubAccount(
                id,
                name,
                slug,
                description,
                status,
                plan,
                timezone,
                defaultCountry,
                locale,
                changed,
                createdByAdminId,
                suspendedAt,
                suspendedReason);
    }

    SubAccount suspended(Instant at, String reason) {
        return new SubAccount(
                id,
                name,
                slug,
                description,
                Status.SUSPENDED,
                plan,
                timezone,
                defaultCountry,
                locale,
                settings,
                createdByAdminId,
                at,
                reason);
    }

    SubAccount resumed() {
        return new SubAccount(
                id,
                name,
                slug,
                description,
                Status.ACTIVE,
                plan,
                timezone,
                defaultCountry,
                locale,
                settings,
                createdByAdminId,
                null,
                null);
    }
}
