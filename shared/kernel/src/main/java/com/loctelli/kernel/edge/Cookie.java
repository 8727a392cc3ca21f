package com.loctelli.kernel.edge;

import java.time.Duration;

/**
 * A cookie to set: HttpOnly, SameSite=Strict, for the whole site. The edge adds {@code __Host-} and {@code Secure}
 * except on http://localhost (RFC 6265bis).
 *
 * @param lifetime zero removes it
 */
public record Cookie(String name, String value, Duration lifetime) {

    /** A cookie that is removed. */
    public static Cookie removed(String name) {
        return new Cookie(name, "", Duration.ZERO);
    }
}
