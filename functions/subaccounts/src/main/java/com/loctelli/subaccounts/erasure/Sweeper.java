package com.loctelli.subaccounts.erasure;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.RawItem;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccounts;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Erases a tenant's things, a page at a time. */
final class Sweeper {
    private static final int PAGE = 100;
    private static final int FACTS = 500;
    private static final String DATA_KEY = "DATAKEY#";
    private static final String USER = Epochs.userKey("");
    private static final String SANDBOX = "SANDBOX#";

    private final Platform platform;
    private final Tenant tenant;

    Sweeper(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
    }

    /** The tables with tenants' rows. */
    static List<TableName> tables() {
        return java.util.Arrays.stream(TableName.values())
                .filter(table -> table != TableName.DIRECTORY)
                .toList();
    }

    /**
     * What a page held.
     *
     * @param next where the next begins; null where this was the last
     */
    record Swept(long rows, long secrets, @Nullable String next) {}

    /**
     * Erases a page of a table's rows, the secrets they name and the sandboxes they note, but what keeps the tenant
     * closed and its key.
     */
    Swept rows(TableName table, @Nullable String after) {
        var rows = platform.database().table(table).of(tenant);
        var page = rows.raw(after, PAGE);
        long secrets = 0;
        for (var item : page.items()) {
            secrets += secrets(item.attributes());
            if (table == TableName.ACCESS && item.sk().startsWith(USER)) {
                secrets +=
                        secret("sa/" + tenant.partition() + "/2fa/" + item.sk().substring(USER.length()));
            }
            if (table == TableName.EVALS && item.sk().startsWith(SANDBOX)) {
                sandbox(tenant.sandbox(item.sk().substring(SANDBOX.length())));
            }
        }
        var gone = page.items().stream()
                .map(RawItem::sk)
                .filter(sk -> !isKeptToTheEnd(table, sk))
                .toList();
        platform.database().commit(gone.stream().map(rows::delete).toList());
        return new Swept(gone.size(), secrets, page.next());
    }

    /** A rehearsal's rows lie apart, under an id that only their note among the tenant's own leads to. */
    private void sandbox(Tenant sandbox) {
        for (var table : tables()) {
            var rows = platform.database().table(table).of(sandbox);
            @Nullable String after = null;
            do {
                var page = rows.raw(after, PAGE);
                platform.database()
                        .commit(page.items().stream()
                                .map(item -> rows.delete(item.sk()))
                                .toList());
                after = page.next();
            } while (after != null);
        }
        while (platform.files().wipe(sandbox) > 0) {
            // A thousand at a time.
        }
        platform.cipher().forget(sandbox);
    }

    private static boolean isKeptToTheEnd(TableName table, String sk) {
        return (table == TableName.SUBACCOUNTS && sk.equals(SubAccounts.KEY))
                || (table == TableName.KERNEL && sk.startsWith(DATA_KEY));
    }

    /** Secrets are named by attributes; none is removed that is not the tenant's own. */
    private long secrets(Map<?, ?> attributes) {
        long removed = 0;
        for (var value : attributes.values()) {
            if (value instanceof Map<?, ?> inner) {
                removed += secrets(inner);
            }
        }
        if (attributes.get("secretRef") instanceof String name) {
            var own = "sa/" + tenant.partition() + "/ig/" + name.substring(name.lastIndexOf('/') + 1);
            removed += own.equals(name) ? secret(own) : 0;
        }
        return removed;
    }

    private long secret(String own) {
        if (platform.secrets().find(own).isEmpty()) {
            return 0;
        }
        platform.secrets().delete(own);
        return 1;
    }

    /** Erases some files and every earlier version of them; returns how many, zero where nothing is left. */
    int files() {
        return platform.files().wipe(tenant);
    }

    /** Erases what leads to the tenant in a page of the directory. */
    Swept facts(@Nullable String cursor) {
        var directory = platform.directory().platformRows();
        var page = directory.query(Query.prefix("").limit(FACTS).after(cursor), Owned.class);
        var gone = page.data().stream()
                .filter(fact -> tenant.partition().equals(fact.value().owner())
                        || fact.sk().endsWith("#" + tenant.partition()))
                .filter(fact -> !fact.sk().equals(registration()) && !fact.sk().equals(listing()))
                .map(fact -> directory.delete(fact.sk()))
                .toList();
        for (int i = 0; i < gone.size(); i += PAGE) {
            platform.database().commit(gone.subList(i, Math.min(gone.size(), i + PAGE)));
        }
        return new Swept(gone.size(), 0, page.next());
    }

    /** Destroys the data key, and with it the last that is kept of the tenant. */
    void end() {
        var kernel = platform.database().table(TableName.KERNEL).of(tenant);
        platform.database()
                .commit(kernel.raw(null, PAGE).items().stream()
                        .map(item -> kernel.delete(item.sk()))
                        .toList());
        platform.cipher().forget(tenant);
        platform.database()
                .commit(platform.database()
                        .table(TableName.SUBACCOUNTS)
                        .of(tenant)
                        .delete(SubAccounts.KEY));
        var directory = platform.directory().platformRows();
        platform.database().commit(directory.delete(registration()), directory.delete(listing()));
        platform.epochs().changed(tenant);
    }

    private String listing() {
        return "SA#" + tenant.partition();
    }

    private String registration() {
        return "TENANT#" + tenant.partition();
    }

    /** What is read of the directory's items: whose they are. */
    @Json
    record Owned(@Nullable String owner) {}
}
