package com.loctelli.access.totp;

import com.loctelli.access.AccessProblems;
import com.loctelli.kernel.platform.Platform;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What lets somebody who has shown the right password, and nothing else, set a second factor up: ten minutes long,
 * signed by the platform, good for nobody else, and for them only as long as that password is theirs.
 *
 * @param epoch of the principal when the password was shown; whoever ends all sessions ends the challenge with them
 */
public record SetupChallenge(String realm, String principalId, long epoch) {
    private static final Pattern FORM =
            Pattern.compile("(user|admin)~([a-z]{3}_[A-Za-z0-9]{22})~([0-9]{1,18})~([0-9]{1,12})~([\\w-]{43})");
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String PURPOSE = "second-factor";

    /** The text to hand out. */
    public String text(Platform platform) {
        var said = said(platform.clock().now().plus(LIFE).getEpochSecond());
        return said + "~" + platform.keys().sign(PURPOSE, said);
    }

    /** Reads a challenge; throws 401 for one that is none, or has ended. */
    public static SetupChallenge read(Platform platform, String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw AccessProblems.SESSION_ENDED.problem();
        }
        var challenge = new SetupChallenge(match.group(1), match.group(2), Long.parseLong(match.group(3)));
        long end = Long.parseLong(match.group(4));
        if (!platform.keys().verify(PURPOSE, challenge.said(end), match.group(5))
                || platform.clock().now().getEpochSecond() >= end) {
            throw AccessProblems.SESSION_ENDED.problem();
        }
        return challenge;
    }

    private String said(long end) {
        return realm + "~" + principalId + "~" + epoch + "~" + end;
    }
}
