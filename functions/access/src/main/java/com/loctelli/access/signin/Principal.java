package com.loctelli.access.signin;

import com.loctelli.access.credentials.Credential;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param role the role's wire name
 * @param subAccountId the user's sub-account; null for an admin
 * @param epoch goes into access tokens; a later one ends them
 * @param credential the password at rest
 * @param mayEnter whether neither the principal nor its sub-account is suspended
 */
public record Principal(
        String id,
        String email,
        String role,
        @Nullable String subAccountId,
        long epoch,
        Credential credential,
        boolean mayEnter) {

    /** Masked: the address is personal and the hash is secret. */
    @Override
    public String toString() {
        return "Principal[" + id + "]";
    }
}
