package com.loctelli.contact;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address as its owner wrote it; two addresses that differ only in case are the same.
 *
 * <p>Accepts the addresses that mail providers hand out: an unquoted local part of ASCII and a domain of at least two
 * labels, an international one included. Refuses what RFC 5321 allows but nobody has: quoted local parts, comments,
 * address literals.
 */
public record EmailAddress(String given) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String LOCAL_SIGNS = "!#$%&'*+/=?^_`{|}~-.";

    /** Strips surrounding blanks and checks the form. */
    public EmailAddress {
        given = given.strip();
        if (normalise(given).isEmpty()) {
            // The text is left out on purpose: this message ends up in logs.
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Reads an address, empty when the text is none. */
    public static Optional<EmailAddress> parse(String text) {
        return normalise(text.strip()).map(norm -> new EmailAddress(text));
    }

    /** The form to compare, index and look up by: lower case, the domain in ASCII. */
    public String norm() {
        return normalise(given).orElseThrow();
    }

    /** The domain of {@link #norm()}. */
    public String domain() {
        String norm = norm();
        return norm.substring(norm.lastIndexOf('@') + 1);
    }

    private static Optional<String> normalise(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || text.length() > LONGEST || !isLocalPart(text.substring(0, at))) {
            return Optional.empty();
        }
        return asciiDomain(text.substring(at + 1))
                .map(domain -> text.substring(0, at).toLowerCase(Locale.ROOT) + '@' + domain)
                .filter(norm -> norm.length() <= LONGEST);
    }

    private static boolean isLocalPart(String local) {
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return false;
        }
        return local.chars().allMatch(c -> isAsciiLetterOrDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0);
    }

    private static Optional<String> asciiDomain(String text) {
        String domain = text;
        if (!text.chars().allMatch(c -> c < 128)) {
            try {
                domain = IDN.toASCII(text);
            } catch (IllegalArgumentException noDomain) {
                return Optional.empty();
            }
        }
        String[] labels = domain.toLowerCase(Locale.ROOT).split("\\.", -1);
        if (labels.length < 2) {
            return Optional.empty();
        }
        for (String label : labels) {
            if (!isLabel(label)) {
                return Optional.empty();
            }
        }
        String top = labels[labels.length - 1];
        boolean topIsName = top.startsWith("xn--") || top.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return topIsName && top.length() >= 2 ? Optional.of(String.join(".", labels)) : Optional.empty();
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && label.chars().allMatch(c -> isAsciiLetterOrDigit(c) || c == '-');
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmailAddress that && norm().equals(that.norm());
    }

    @Override
    public int hashCode() {
        return norm().hashCode();
    }

    /** Masked, for logs: the first letter and the top-level domain. */
    @Override
    public String toString() {
        return given.charAt(0) + "***@***" + given.substring(given.lastIndexOf('.'));
    }
}
