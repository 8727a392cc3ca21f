package com.loctelli.local;

import com.loctelli.access.admins.FirstAdmin;
import com.loctelli.kernel.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who can sign in after the first start: the admin that the settings name, or, where they name none, a demo business
 * with everything an agent needs, made through the API. The demo's passwords are random and told once, when it is made.
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

    /** Makes what is missing and returns the lines to tell. */
    List<String> make() {
        var email = choices.find("LOCTELLI_ADMIN_EMAIL");
        var password = choices.find("LOCTELLI_ADMIN_PASSWORD");
        if (email.isPresent() != password.isPresent()) {
            throw new Refused(
                    "LOCTELLI_ADMIN_EMAIL and LOCTELLI_ADMIN_PASSWORD belong together: set both, or neither.");
        }
        return email.isPresent() ? named(email.get(), password.orElseThrow()) : demo();
    }

    private List<String> named(String email, String password) {
        try {
            var ensured = FirstAdmin.ensure(platform, email, password, "Admin");
            var out = new ArrayList<String>();
            out.add("sign-in  " + email + " at POST " + choices.ownUrl() + "/v1/admin/auth/login"
                    + (ensured.isNew() ? "" : " (made earlier; its password is the one it has)"));
            if (!ensured.isStrong()) {
                out.add("         LOCTELLI_ADMIN_PASSWORD is weaker than the product asks of its admins");
            }
            return out;
        } catch (IllegalArgumentException e) {
            throw new Refused("LOCTELLI_ADMIN_EMAIL: " + e.getMessage());
        }
    }

    private List<String> demo() {
        @Nullable Path directory = choices.directory();
        @Nullable Path marker = directory == null ? null : directory.resolve(MADE);
        if (marker != null && Files.exists(marker)) {
            return List.of("sign-in  as told when the demo was made; delete " + directory + " to begin anew");
        }
        var password = password();
        FirstAdmin.ensure(platform, ADMIN, password, "Demo admin");
        var demo = new DemoTenant(api, outside.crm().isPresent());
        var lines = demo.make(ADMIN, password);
        if (marker != null) {
            try {
                Files.createFile(marker);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines;
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
