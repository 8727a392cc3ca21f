package com.loctelli.kernel.edge;

import com.loctelli.kernel.platform.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What our cookies are called: with the prefix {@code __Host-} (RFC 6265bis), by which a browser lets nobody set them but
 * this very host over TLS; without it where {@code PUBLIC_URL} is on {@code http://localhost}, which has no TLS.
 */
final class CookieNames {
    private final boolean isLocal;

    CookieNames(Settings settings) {
        this.isLocal = settings.get("PUBLIC_URL", "").startsWith("http://localhost");
    }

    boolean isLocal() {
        return isLocal;
    }

    /** The name that a cookie of ours has in the browser. */
    String of(String name) {
        return isLocal ? name : "__Host-" + name;
    }

    /** The value of a cookie of ours. One without the prefix may be another host's of the same domain, and is none. */
    Optional<String> find(List<String> cookies, String name) {
        var ours = of(name);
        for (var cookie : cookies) {
            int equals = cookie.indexOf('=');
            if (equals > 0 && cookie.substring(0, equals).trim().equals(ours)) {
                return Optional.of(cookie.substring(equals + 1).trim()).filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }
}
