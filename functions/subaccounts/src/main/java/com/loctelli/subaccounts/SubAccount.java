package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Copy;
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
 * @param deletionJobId the job that erases it
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
        @Nullable String suspendedReason,
        @Nullable String deletionJobId) {

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
        return Copy.of(this).with("settings", changed).made();
    }

    SubAccount suspended(Instant at, String reason) {
        return Copy.of(this)
                .with("status", Status.SUSPENDED)
                .with("suspendedAt", at)
                .with("suspendedReason", reason)
                .made();
    }

    SubAccount resumed() {
        return Copy.of(this)
                .with("status", Status.ACTIVE)
                .with("suspendedAt", null)
                .with("suspendedReason", null)
                .made();
    }

    /** The same, closed for good: a job erases it. */
    SubAccount closed(String jobId) {
        return Copy.of(this)
                .with("status", Status.DELETING)
                .with("deletionJobId", jobId)
                .made();
    }
}
