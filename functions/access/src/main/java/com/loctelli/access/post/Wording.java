package com.loctelli.access.post;

import com.loctelli.kernel.mail.Letter;
import java.time.Duration;

/** What letters say. Plain words, one link at most, and never what somebody typed. */
final class Wording {
    private final String site;

    /** @param site where people reach the product */
    Wording(String site) {
        this.site = site.replaceAll("/+$", "");
    }

    /** Whoever gets this may not have asked for it. */
    Letter resetPassword(String to, String token, Duration life) {
        return new Letter(to, "Choose another password", """
                Somebody, you we hope, said to have forgotten the password of this address. Choose another one here:

                %s/reset-password#token=%s

                The link serves once, within %s. If it was not you, do nothing: your password stays as it is.
                """.formatted(site, token, said(life)));
    }

    Letter verifyAddress(String to, String token, Duration life) {
        return new Letter(to, "Is this your address?", """
                Somebody made an account at Loctelli with this address. If it is yours, show it here:

                %s/verify-email#token=%s

                The link serves once, within %s. If you know nothing of it, do nothing.
                """.formatted(site, token, said(life)));
    }

    Letter invited(String to, String code) {
        return new Letter(to, "You are invited", """
                You are invited to work with Loctelli. Make your account here:

                %s/register#code=%s

                If you know nothing of it, do nothing.
                """.formatted(site, code));
    }

    /** The reason is what an admin of the agency typed: one line of it, whatever it holds. */
    Letter accessGranted(String to, String until, String reason) {
        var why = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return new Letter(
                to, "The agency may look into your account", """
                An admin of your agency may act in your sub-account until %s.

                Reason given: %s

                What is done under it stands in your access log. You can end it there at once:

                %s
                """.formatted(until, why.isEmpty() ? "none" : why, site));
    }

    Letter passwordChanged(String to) {
        return happened(to, "Your password was changed", "The password of your account was changed just now.");
    }

    Letter sessionStolen(String to) {
        return happened(
                to,
                "We signed one of your devices out",
                "A sign-in of yours was used from two places, as happens when it is stolen. We have ended it.");
    }

    Letter secondFactorOn(String to) {
        return happened(
                to, "Signing in now takes a code", "A second factor was switched on for your account just now.");
    }

    Letter secondFactorOff(String to) {
        return happened(
                to,
                "Signing in no longer takes a code",
                "The second factor of your account was switched off just now.");
    }

    Letter recoveryCodeUsed(String to) {
        return happened(
                to,
                "A recovery code was used",
                "Somebody signed in to your account with a recovery code just now. It serves no second time.");
    }

    private Letter happened(String to, String subject, String what) {
        return new Letter(to, subject, """
                %s

                If it was not you, choose another password at once, and look at where you are signed in:

                %s
                """.formatted(what, site));
    }

    private static String said(Duration life) {
        return life.toHours() < 48
                ? life.toHours() + (life.toHours() == 1 ? " hour" : " hours")
                : life.toDays() + " days";
    }
}
