package com.loctelli.access.credentials;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.Sha256;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;

/** The one-time links of one purpose, kept among their principal's rows. */
public final class Links {
    private final Platform platform;
    private final String purpose;
    private final Duration life;

    private Links(Platform platform, String purpose, Duration life) {
        this.platform = platform;
        this.purpose = purpose;
        this.life = life;
    }

    /** Links that let their holder choose a password. */
    public static Links ofReset(Platform platform) {
        return new Links(platform, "RESET", Duration.ofHours(1));
    }

    /** Links that show that an address is its holder's. */
    public static Links ofVerification(Platform platform) {
        return new Links(platform, "VERIFY", Duration.ofDays(3));
    }

    /** How long a link holds. */
    public Duration life() {
        return life;
    }

    /** A new link of somebody; one that was made before ends. */
    public LinkText make(Rows rows, String principalId) {
        var token = LinkText.fresh(platform.ids(), principalId);
        var end = platform.clock().now().plus(life);
        platform.database()
                .commit(rows.put(key(principalId), new Link(Sha256.hex(token.secret()), end), Actor.SYSTEM)
                        .expires(end));
        return token;
    }

    /** Passes where the link holds now, or throws {@code access/link-ended}; it is not used by this. */
    public void check(Rows rows, LinkText token) {
        var found = rows.get(key(token.principalId()), Link.class);
        if (found == null
                || !Sha256.matches(token.secret(), found.value().tokenHash())
                || !platform.clock().now().isBefore(found.value().expiresAt())) {
            throw AccessProblems.LINK_ENDED.problem();
        }
    }

    /** The write that uses the link up; of two at once one is refused. */
    public Write spend(Rows rows, LinkText token) {
        return rows.delete(key(token.principalId()))
                .when(Condition.equal("tokenHash", Sha256.hex(token.secret())))
                .otherwise(AccessProblems.LINK_ENDED);
    }

    private String key(String principalId) {
        return "LINK#" + purpose + "#" + principalId;
    }
}
