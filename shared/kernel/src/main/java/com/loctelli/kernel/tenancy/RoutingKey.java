package com.loctelli.kernel.tenancy;

/**
 * What leads to a tenant before the tenant is known: an address that belongs to one tenant only.
 *
 * @param value the sort key of the directory's item
 */
public record RoutingKey(String value) {
    public RoutingKey {
        if (RoutingKind.of(value).isEmpty()) {
            throw new IllegalArgumentException("no kind of routing key");
        }
    }

    /** A sender's phone number, E.164. */
    public static RoutingKey number(String e164) {
        return new RoutingKey("NUM#" + e164);
    }

    /** A user's sign-in address, normalised. */
    public static RoutingKey email(String norm) {
        return new RoutingKey("EMAIL#" + norm);
    }

    /** An account of an outside system, such as a GoHighLevel location. */
    public static RoutingKey external(String system, String accountId) {
        return new RoutingKey("IG#" + system + "#" + accountId);
    }

    /** A sub-account's public name. */
    public static RoutingKey slug(String slug) {
        return new RoutingKey("SLUG#" + slug);
    }

    static RoutingKey tenant(SubAccountId id) {
        return new RoutingKey("TENANT#" + id.value());
    }
}
