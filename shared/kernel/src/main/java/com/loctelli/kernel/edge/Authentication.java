package com.loctelli.kernel.edge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.ApiKeys;
import com.loctelli.kernel.tenancy.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who calls: by {@code Authorization: Bearer} with an access token or an API key, or by the access cookie of a browser. A request that changes something
 * and is authenticated by cookie must come from an origin that is ours.
 */
final class Authentication {
    /** The access token's cookie, without the prefix that the edge adds. */
    static final String ACCESS_COOKIE = "access";

    private final Platform platform;
    private final Origins origins;
    private final CookieNames cookieNames;

    Authentication(Platform platform, Origins origins, CookieNames cookieNames) {
        this.platform = platform;
        this.origins = origins;
        this.cookieNames = cookieNames;
    }

    /** The caller; anonymous where there are no credentials; 401 where there are and they do not hold. */
    Caller of(String method, Map<String, String> headers, List<String> cookies) {
        var authorization = Optional.ofNullable(headers.get("authorization"));
        if (authorization.isPresent()) {
            var value = authorization.get();
            if (!value.regionMatches(true, 0, "Bearer ", 0, 7)) {
                throw ProblemType.UNAUTHENTICATED.problem();
            }
            return holder(value.substring(7).trim());
        }
        var cookie = cookieNames.find(cookies, ACCESS_COOKIE);
        if (cookie.isEmpty()) {
            return new Caller.Anonymous();
        }
        var caller = holder(cookie.get());
        if (!isSafe(method) && !origins.isOurs(headers)) {
            throw elsewhere();
        }
        return caller;
    }

    private Caller holder(String token) {
        if (ApiKeys.isOne(token)) {
            return platform.apiKeys().verify(token);
        }
        var verified = platform.tokens().verified(token);
        return platform.epochs().checked(verified.caller(), verified.epoch());
    }

    /** What answers a page of another origin. */
    static Problem elsewhere() {
        return ProblemType.FORBIDDEN.problem("A browser's request must come from one of our origins");
    }

    /** Whether a request of that method changes nothing. */
    static boolean isSafe(String method) {
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }
}
