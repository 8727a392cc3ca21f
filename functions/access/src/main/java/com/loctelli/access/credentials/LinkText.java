package com.loctelli.access.credentials;

import com.loctelli.access.AccessProblems;
import com.loctelli.kernel.ids.Ids;
import java.util.regex.Pattern;

/**
 * The secret part of a one-time link: whose it is, and 256 random bits.
 *
 * @param principalId the user, which leads to the rows that hold the hash
 */
public record LinkText(String principalId, String secret) {
    private static final Pattern FORM = Pattern.compile("([a-z]{2,3}_[A-Za-z0-9]{22})\\.([A-Za-z0-9]{44})");

    /** Reads a token; one that is none is answered like one that has ended. */
    public static LinkText parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw AccessProblems.LINK_ENDED.problem();
        }
        return new LinkText(match.group(1), match.group(2));
    }

    static LinkText fresh(Ids ids, String principalId) {
        return new LinkText(principalId, ids.token() + ids.token());
    }

    /** The text to hand out. */
    public String text() {
        return principalId + "." + secret;
    }

    /** Masked: a token must not reach a log. */
    @Override
    public String toString() {
        return "LinkText[" + principalId + "]";
    }
}
