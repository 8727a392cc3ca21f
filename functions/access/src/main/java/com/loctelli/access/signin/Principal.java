package com.loctelli.access.signin;

import com.loctelli.access.credentials.Credential;
import com.loctelli.access.totp.SecondFactor;
import com.loctelli.kernel.storage.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param role the role's wire name
 * @param subAccountId the user's sub-account; null for an admin
 * @param epoch goes into access tokens; a later one ends them
 * @param sessionEpoch goes into sessions; a later one ends them
 * @param credential the password at rest
 * @param factor the second factor; null where there is none
 * @param mustHaveFactor whether nobody enters here without one
 * @param mayEnter whether neither the principal nor its sub-account is suspended
 */
public record Principal(
        String id,
        String email,
        String role,
        @Nullable String subAccountId,
        long epoch,
        long sessionEpoch,
        Stored<Credential> credential,
        boolean mayEnter,
        @Nullable Stored<SecondFactor> factor,
        boolean mustHaveFactor) {

    /** Whether a second factor must be set up before a session begins or goes on. */
    boolean lacksFactor() {
        return mustHaveFactor && factor == null;
    }

    /** Masked: the address is personal and the hash is secret. */
    @Override
    public String toString() {
        return "Principal[" + id + "]";
    }
}
