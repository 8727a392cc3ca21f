package com.loctelli.kernel.mail;

/**
 * A mail to one person.
 *
 * @param to the address
 * @param text plain text; a link in it stands on a line of its own
 */
public record Letter(String to, String subject, String text) {

    /** Masked: address and text are personal, and a link in it may be secret. */
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
