package com.loctelli.subaccounts;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The admins' list of sub-accounts: one small item each among the platform's own, since the sub-accounts themselves lie
 * in as many partitions. Written after the sub-account's own item, and again whenever an admin reads that; it lags
 * behind by a stopped process at most.
 */
final class Listing {
    private static final String PREFIX = "SA#";

    private final Platform platform;

    Listing(Platform platform) {
        this.platform = platform;
    }

    void put(Stored<SubAccount> stored) {
        var it = stored.value();
        var entry = new SubAccountEntry(it.id(), it.name(), it.slug(), it.status(), it.timezone(), stored.createdAt());
        platform.database().commit(rows().put(PREFIX + it.id(), entry, Actor.SYSTEM));
    }

    Page<SubAccountEntry> page(@Nullable String cursor, int limit) {
        return rows().query(Query.prefix(PREFIX).limit(limit).after(cursor), SubAccountEntry.class)
                .map(Stored::value);
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }
}
