package com.loctelli.access.users;

import com.loctelli.kernel.tenancy.Role;

/**
 * A user to be added.
 *
 * @param email as its owner writes it; checked and normalised when the user is added
 * @param password in clear; kept as a hash only
 */
public record NewUser(String name, String email, String password, Role role) {

    /** Masked: a password must not reach a log. */
    @Override
    public String toString() {
        return "NewUser[" + role + "]";
    }
}
