package com.loctelli.access.users;

import com.loctelli.access.credentials.PasswordRule;
import com.loctelli.contact.EmailAddress;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Role;
import java.util.List;

/**
 * A user to be added.
 *
 * @param email as its owner writes it; checked and normalised when the user is added
 * @param password in clear; kept as a hash only
 */
public record NewUser(String name, String email, String password, Role role) {

    /**
     * Finds fault with an address that is none and with a weak password.
     *
     * @param pointer where in the request the user stands, such as {@code /owner}
     */
    public void check(String pointer, Faults faults) {
        var address = EmailAddress.parse(email);
        faults.unless(address.isPresent(), pointer + "/email", "must be an e-mail address");
        var about = List.of(address.map(EmailAddress::norm).orElse(email), name);
        faults.of(() -> PasswordRule.USER.check(pointer + "/password", password, about));
    }

    /** Masked: a password must not reach a log. */
    @Override
    public String toString() {
        return "NewUser[" + role + "]";
    }
}
