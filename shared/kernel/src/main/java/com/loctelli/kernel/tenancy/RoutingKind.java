package com.loctelli.kernel.tenancy;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a routing key leads by. Each says whether it is claimed again where a tenant is carried over to another
 * installation, or to another sub-account: a kind that is not listed here cannot be claimed at all.
 */
public enum RoutingKind {
    /** A sender's phone number. */
    NUM(true),
    /** A user's address. */
    EMAIL(true),
    /** A user's id. */
    USER(true),
    /** An account of an outside system. */
    IG(true),
    /** A sub-account's public name: another is chosen. */
    SLUG(false),
    /** A sub-account's registration: another is made. */
    TENANT(false),
    /** An API key by its hash: keys stay behind. */
    APIKEY(false),
    /** An invitation by its code's hash: invitations stay behind. */
    INVITE(false);

    private final boolean isCarriedOver;

    RoutingKind(boolean isCarriedOver) {
        this.isCarriedOver = isCarriedOver;
    }

    /** Whether it is claimed anew where the tenant is carried over. */
    public boolean isCarriedOver() {
        return isCarriedOver;
    }

    /** The kind of a key; empty for one that is no routing key. */
    public static Optional<RoutingKind> of(String key) {
        return Arrays.stream(values())
                .filter(kind -> key.startsWith(kind + "#"))
                .findFirst();
    }
}
