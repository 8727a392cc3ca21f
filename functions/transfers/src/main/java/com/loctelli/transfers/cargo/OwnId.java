package com.loctelli.transfers.cargo;

import com.loctelli.kernel.tenancy.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A sub-account's own id, which many rows name, is written in an archive as one that no sub-account has, and becomes the
 * new sub-account's where the archive is read: so archives of the same content are the same.
 */
public final class OwnId {
    private static final String NOBODYS = "sa_0000000000000000000000";

    private OwnId() {}

    /** The text with the tenant's id taken out. */
    public static String taken(Tenant tenant, String text) {
        return text.replace(tenant.partition(), NOBODYS);
    }

    /** The text with the tenant's id put where another's was taken out. */
    public static String given(Tenant tenant, String text) {
        return text.replace(NOBODYS, tenant.partition());
    }

    /** The tree with the tenant's id taken out of all names and texts. */
    public static Object taken(Tenant tenant, Object tree) {
        return mapped(tree, text -> taken(tenant, text));
    }

    /** The tree with the tenant's id put where another's was taken out. */
    public static Object given(Tenant tenant, Object tree) {
        return mapped(tree, text -> given(tenant, text));
    }

    /** A tree of maps, lists and plain values with all its texts and names changed. */
    private static Object mapped(Object tree, UnaryOperator<String> change) {
        return switch (tree) {
            case String text -> change.apply(text);
            case List<?> list ->
                list.stream().map(element -> mapped(element, change)).toList();
            case Map<?, ?> map -> {
                var out = new LinkedHashMap<String, Object>();
                map.forEach((name, value) -> out.put(change.apply(String.valueOf(name)), mapped(value, change)));
                yield out;
            }
            default -> tree;
        };
    }
}
