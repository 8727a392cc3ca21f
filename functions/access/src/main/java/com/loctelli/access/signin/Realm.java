package com.loctelli.access.signin;

import com.loctelli.access.credentials.PasswordRule;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Write;
import java.time.Instant;
import java.util.Optional;

/** One of the two kinds of principals: where their rows lie and what their tokens say. */
public sealed interface Realm permits UserRealm, AdminRealm {

    /** {@code user} or {@code admin}. */
    String name();

    /** What a password must be here. */
    PasswordRule rule();

    /** Who has the normalised address; empty where nobody has. */
    Optional<Place> byEmail(String norm);

    /** Where the principal's rows lie; empty where there is none of that id. */
    Optional<Place> byId(String id);

    /** The principal as it is now; empty where it is gone. */
    Optional<Principal> read(Place place);

    /**
     * The write that notes a sign-in of the principal as it was read. Refused with {@code access/bad-credentials} where
     * all sessions were ended since, such as by another password: what was checked is no longer so.
     */
    Write entered(Place place, Principal principal, Instant now);

    /** The write that ends all sessions and access tokens, by their epochs. */
    Write newEpoch(Place place);

    /** {@link #newEpoch} of who has shown the address to be theirs, which is noted where it counts. */
    Write newEpochOfVerified(Place place, Instant now);

    /** The name of the secret that a principal's second factor is made of. */
    String secondFactorSecret(Place place);

    /** An access token for the principal. */
    String accessToken(Place place, Principal principal, String family);

    /**
     * Where a principal's rows lie.
     *
     * @param rows the partition and table
     */
    record Place(Rows rows, String id) {}
}
