package com.loctelli.access.signin;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a sign-in or refresh.
 *
 * @param expiresIn seconds until the access token ends
 * @param accessToken only where the request asked for tokens
 * @param refreshToken only where the request asked for tokens
 */
@Json
public record SignedIn(
        Who user,
        long expiresIn,
        @Nullable String accessToken,
        @Nullable String refreshToken) {

    /**
     * Who signed in.
     *
     * @param role a user's role, or {@code admin} or {@code super_admin}
     * @param subAccountId a user's sub-account; absent for an admin
     */
    @Json
    public record Who(
            String id, String email, String role, @Nullable String subAccountId) {}
}
