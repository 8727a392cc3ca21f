package com.loctelli.access.keys;

import com.loctelli.access.users.TenantUsers;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.ApiKeys;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of one sub-account. The directory's way to a key is made first: without the key's row it leads nowhere,
 * so a stop between the two leaves nothing that anybody could enter with. It is given back where the row is refused.
 */
final class TenantApiKeys {
    private static final int SHOWN = 8;

    private final Platform platform;
    private final Rows rows;

    TenantApiKeys(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.ACCESS).of(tenant);
    }

    /** A new key; the answer holds it in clear, which nothing does afterwards. */
    ApiKeyView add(AddApiKey.Request wanted, Actor by) {
        var id = platform.ids().next("key");
        var text = "lk_" + platform.ids().token() + platform.ids().token();
        var entity = new ApiKey(
                wanted.name().strip(),
                text.substring(0, SHOWN),
                ApiKeys.hash(text),
                wanted.role(),
                List.copyOf(wanted.scopes()),
                wanted.rowsOf(),
                wanted.expiresAt(),
                null,
                null);
        platform.directory()
                .claimOnce(ApiKeys.routing(entity.hash()), rows.tenant(), Map.of("key", id), ProblemType.CONFLICT);
        var writes = new ArrayList<Write>(List.of(rows.insert(ApiKeys.key(id), entity, by)));
        var rowsOf = wanted.rowsOf();
        if (rowsOf != null) {
            writes.add(rows.check(TenantUsers.key(rowsOf), Condition.present(TableName.SORT))
                    .otherwise(found -> Problem.field("/rowsOf", "value", "is not the id of a user")));
        }
        try {
            platform.database().commit(writes);
        } catch (RuntimeException e) {
            giveBack(entity, e);
            throw e;
        }
        return ApiKeyView.of(id, entity, platform.clock().now(), text);
    }

    /** Nobody is told the key, so nobody misses the way to it, even if its row was made and only the answer got lost. */
    private void giveBack(ApiKey key, RuntimeException cause) {
        try {
            platform.directory().release(ApiKeys.routing(key.hash()), rows.tenant());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** A page of the keys, ended ones too. */
    Page<ApiKeyView> list(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(ApiKeys.key("")).limit(limit).after(cursor), ApiKey.class)
                .map(ApiKeyView::of);
    }

    /** Ends a key; nothing happens where it has ended. 404 where the tenant has none of that id. */
    void revoke(String id) {
        var found = rows.need(ApiKeys.key(id), ApiKey.class).value();
        if (found.revokedAt() == null) {
            platform.database()
                    .commit(rows.upsert(
                                    ApiKeys.key(id),
                                    new Update()
                                            .setOnce(
                                                    "revokedAt",
                                                    platform.clock().now()))
                            .when(Condition.present("hash")));
        }
        platform.directory().release(ApiKeys.routing(found.hash()), rows.tenant());
        platform.epochs().changed(rows.tenant());
    }
}
