package com.loctelli.access.signin;

import com.loctelli.kernel.edge.Cookie;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.tenancy.AccessTokens;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has just entered, with the tokens of the session.
 *
 * @param life how long the refresh token lives
 */
public record Entered(Principal principal, String accessToken, String refreshToken, Duration life) {
    private static final String ACCESS = "access";
    static final String REFRESH = "refresh";

    /** The answer: the cookies of a browser, and the tokens themselves where the caller asked for them. */
    public Reply.WithCookies<SignedIn> reply(@Nullable Boolean withTokens) {
        boolean shows = Boolean.TRUE.equals(withTokens);
        var who = new SignedIn.Who(principal.id(), principal.email(), principal.role(), principal.subAccountId());
        var body = new SignedIn(
                who, AccessTokens.LIFETIME.toSeconds(), shows ? accessToken : null, shows ? refreshToken : null);
        return new Reply.WithCookies<>(
                body,
                List.of(
                        new Cookie(ACCESS, accessToken, AccessTokens.LIFETIME),
                        new Cookie(REFRESH, refreshToken, life)));
    }

    /** The answer to who stays, under another access token. */
    public static Reply.NoContent<NoRequest> renewed(String accessToken) {
        return new Reply.NoContent<>(List.of(new Cookie(ACCESS, accessToken, AccessTokens.LIFETIME)));
    }

    /** The answer to who leaves. */
    public static Reply.NoContent<NoRequest> left() {
        return new Reply.NoContent<>(List.of(Cookie.removed(ACCESS), Cookie.removed(REFRESH)));
    }

    /** Masked: tokens must not reach a log. */
    @Override
    public String toString() {
        return "Entered[" + principal.id() + "]";
    }
}
