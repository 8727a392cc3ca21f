package com.loctelli.messaging.consent;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement to enter into the ledger; the fields are those of {@link ConsentEvent}.
 *
 * @param onceKey what makes two statements the same, such as a message's id: the second is not entered; null enters
 *     it in any case
 */
public record NewConsent(
        String kind,
        String scope,
        String method,
        Map<String, String> evidence,
        @Nullable String onceKey) {

    /** A statement that is entered in any case. */
    public static NewConsent of(String kind, String scope, String method, Map<String, String> evidence) {
        return new NewConsent(kind, scope, method, evidence, null);
    }

    /** The same, entered once for the key. */
    public NewConsent once(String key) {
        return new NewConsent(kind, scope, method, evidence, key);
    }
}
