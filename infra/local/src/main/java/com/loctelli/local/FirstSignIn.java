package com.loctelli.local;

import com.loctelli.access.admins.FirstAdmin;
import com.loctelli.kernel.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who can sign in after the first start: the admin that the settings name, or, where they name none, a demo business
 * with everything an agent needs, made through the API. The demo's passwords are random and told once, when it is made.
 * That it was made is kept where its data is: in the data directory for the cloud in this process, and as the admin's
 * own row for another one.
 */
final class FirstSignIn {
    private static final String ADMIN = "admin@example.com";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final String MADE = "demo";

    private final Choices choices;
    private final Platform platform;
    private final OwnApi api;
    private final Outside outside;

    FirstSignIn(Choices choices, Platform platform, OwnApi api, Outside outside) {
        this.choices = choices;
        this.platform = platform;
        this.api = api;
        this.outside = outside;
    }

    /** Makes what is missing and tells how to sign in. */
    void make(Consumer<String> tell) {
        var email = choices.find("LOCTELLI_ADMIN_EMAIL");
        var password = choices.find("LOCTELLI_ADMIN_PASSWORD");
        if (email.isPresent() != password.isPresent()) {
            throw new Refused(
                    "LOCTELLI_ADMIN_EMAIL and LOCTELLI_ADMIN_PASSWORD belong together: set both, or neither.");
        }
        if (email.isPresent()) {
            named(email.get(), password.orElseThrow(), tell);
        } else {
            demo(tell);
        }
    }

    private void named(String email, String password, Consumer<String> tell) {
        try {
            var ensured = FirstAdmin.ensure(platform, email, password, "Admin");
            tell.accept("sign-in  " + email + " at POST " + choices.ownUrl() + "/v1/admin/auth/login"
                    + (ensured.isNew() ? "" : " (made earlier; its password is the one it has)"));
            if (!ensured.isStrong()) {
                tell.accept("         LOCTELLI_ADMIN_PASSWORD is weaker than the product asks of its admins");
            }
        } catch (IllegalArgumentException e) {
            throw new Refused("LOCTELLI_ADMIN_EMAIL: " + e.getMessage());
        }
    }

    private void demo(Consumer<String> tell) {
        @Nullable Path directory = choices.awsEndpoint().isPresent() ? null : choices.directory();
        @Nullable Path marker = directory == null ? null : directory.resolve(MADE);
        if (marker != null && Files.exists(marker)) {
            tell.accept("sign-in  as told when the demo was made; delete " + directory + " to begin anew");
            return;
        }
        var password = password();
        if (!FirstAdmin.ensure(platform, ADMIN, password, "Demo admin").isNew()) {
            if (directory != null) {
                throw new Refused("The demo was not made to its end, or " + ADMIN + " was named as the admin before."
                        + " Delete " + directory + " to begin anew, or go on with what is there by"
                        + " LOCTELLI_ADMIN_EMAIL and LOCTELLI_ADMIN_PASSWORD.");
            }
            tell.accept("sign-in  as told when the demo was made in this cloud; LOCTELLI_ADMIN_EMAIL and"
                    + " LOCTELLI_ADMIN_PASSWORD make another admin");
            return;
        }
        var demo = new DemoTenant(api, outside.crm().isPresent());
        demo.make(ADMIN, password).forEach(tell);
        if (marker != null) {
            try {
                Files.createFile(marker);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Meets every rule for passwords: letters of both kinds, digits, a sign. */
    static String password() {
        var random = new SecureRandom();
        var out = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            out.append(i == 0 ? "" : "-");
            for (int k = 0; k < 4; k++) {
                char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
                out.append(i == 0 && k == 0 ? Character.toUpperCase(letter) : letter);
            }
        }
        return out.append("-").append(10 + random.nextInt(90)).toString();
    }
}
