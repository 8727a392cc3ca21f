package com.loctelli.messaging.consent;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement to enter into the ledger; the fields are those of {@link ConsentEvent}.
 *
 * @param onceKey what makes two statements the same, such as a message's id: the second is not entered; null enters
 *     it in any case
 * @param saidAt when it was said, which may be long before it is entered; null for now
 */
public record NewConsent(
        String kind,
        String scope,
        String method,
        Map<String, String> evidence,
        @Nullable String onceKey,
        @Nullable Instant saidAt) {

    /** A statement that is entered in any case. */
    public static NewConsent of(String kind, String scope, String method, Map<String, String> evidence) {
        return new NewConsent(kind, scope, method, evidence, null, null);
    }

    /** The same, entered once for the key. */
    public NewConsent once(String key) {
        return new NewConsent(kind, scope, method, evidence, key, saidAt);
    }

    /** The same, said at the instant. */
    public NewConsent at(Instant said) {
        return new NewConsent(kind, scope, method, evidence, onceKey, said);
    }

    /** Whether the person has revoked since it was said; of the same instant nobody knows, and the revocation counts. */
    boolean isOvertaken(@Nullable ConsentHead head) {
        var revoked = head == null ? null : head.revokedAt();
        return saidAt != null && revoked != null && !revoked.isBefore(saidAt);
    }
}
