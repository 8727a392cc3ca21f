package com.loctelli.access.admins;

import com.loctelli.access.credentials.Credential;
import com.loctelli.access.credentials.PasswordRule;
import com.loctelli.access.credentials.Passwords;
import com.loctelli.contact.EmailAddress;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Actor;
import java.util.List;

/** The super-admin that an installation begins with, named by who installs it. */
public final class FirstAdmin {
    private FirstAdmin() {}

    /**
     * An admin who is there.
     *
     * @param isNew whether this call made the admin
     * @param isStrong whether the given password meets the rule for admins: it is the operator's own choice and is
     *     taken in any case, and a caller can warn of it
     */
    public record Ensured(String id, boolean isNew, boolean isStrong) {}

    /**
     * Makes the super-admin unless the address is an admin's already, whose password then stays as it is. Safe to call
     * at every start and by several processes at once.
     */
    public static Ensured ensure(Platform platform, String email, String password, String name) {
        var address = EmailAddress.parse(email)
                .orElseThrow(() -> new IllegalArgumentException("the first admin's address is no e-mail address"));
        boolean isStrong = PasswordRule.ADMIN
                .wrong(password, List.of(address.norm(), name))
                .isEmpty();
        var rows = platform.directory().platformRows();
        var emailKey = AdminUser.emailKey(address.norm());
        var known = rows.get(emailKey, AdminUser.Address.class);
        if (known != null) {
            return new Ensured(known.value().adminId(), false, isStrong);
        }
        var id = platform.ids().next("adm");
        var admin = new AdminUser(name, address.given(), address.norm(), AdminUser.SUPER, true, null, 1, 0);
        var hash = new Passwords(platform.settings()).hash(password);
        try {
            platform.database()
                    .commit(
                            rows.insert(emailKey, new AdminUser.Address(id), Actor.SYSTEM),
                            rows.insert(AdminUser.key(id), admin, Actor.SYSTEM),
                            rows.insert(
                                    Credential.key(id),
                                    Credential.of(hash, platform.clock().now()),
                                    Actor.SYSTEM));
            return new Ensured(id, true, isStrong);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // Another process made it first.
            return new Ensured(
                    rows.need(emailKey, AdminUser.Address.class).value().adminId(), false, isStrong);
        }
    }
}
