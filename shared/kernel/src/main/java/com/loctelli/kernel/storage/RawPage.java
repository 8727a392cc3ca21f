package com.loctelli.kernel.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of all items that a tenant has in a table, in their order.
 *
 * @param next the sort key after which the next page begins; null on the last
 */
public record RawPage(List<RawItem> items, @Nullable String next) {
    public RawPage {
        items = List.copyOf(items);
    }
}
