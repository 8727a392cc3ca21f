package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Routing facts: which tenant an address, an account or a name belongs to. The only way from something that is not a
 * token to a {@link Tenant}, so an architecture rule lists who may use it. A fact belongs to the first tenant that
 * claims it.
 */
public final class Directory {
    private final Database database;
    private final Rows rows;

    public Directory(Database database) {
        this.database = database;
        this.rows = database.table(TableName.DIRECTORY).of(Tenant.PLATFORM);
    }

    /** Where a key leads. */
    public record Routed(Tenant tenant, Map<String, String> facts) {}

    /** The tenant that the key belongs to; empty where nobody has claimed it. */
    public Optional<Routed> find(RoutingKey key) {
        var found = rows.get(key.value(), RoutingFact.class);
        return found == null
                ? Optional.empty()
                : Optional.of(new Routed(
                        new Tenant(new SubAccountId(found.value().owner())),
                        found.value().facts()));
    }

    /** Claims the key for the tenant; claiming again changes the facts; another tenant's key is refused as {@code taken}. */
    public void claim(RoutingKey key, Tenant tenant, Map<String, String> facts, ProblemType taken) {
        var fact = new RoutingFact(tenant.id().value(), facts);
        database.commit(rows.put(key.value(), fact, Actor.SYSTEM)
                .when(Condition.absent(TableName.SORT).or(Condition.equal("owner", fact.owner())))
                .otherwise(taken));
    }

    /** Claims the key, once and for all, for one fact of the tenant; refused where anyone, the tenant too, has it. */
    public void claimOnce(RoutingKey key, Tenant tenant, Map<String, String> facts, ProblemType taken) {
        database.commit(rows.put(key.value(), new RoutingFact(tenant.id().value(), facts), Actor.SYSTEM)
                .when(Condition.absent(TableName.SORT))
                .otherwise(taken));
    }

    /** Gives the tenant's key back; a key of another tenant stays as it is. */
    public void release(RoutingKey key, Tenant tenant) {
        try {
            database.commit(rows.delete(key.value())
                    .when(Condition.equal("owner", tenant.id().value())));
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
        }
    }

    /** Registers a new sub-account, made by an admin, and gives the permission to fill it. */
    public Tenant register(Caller.Admin admin, SubAccountId id) {
        var tenant = new Tenant(id);
        database.commit(rows.insert(
                RoutingKey.tenant(id).value(),
                new RoutingFact(id.value(), Map.of("madeBy", admin.id())),
                admin.actor()));
        return tenant;
    }

    /** The registered sub-account, for an admin who manages it; 404 where there is none of that id. */
    public Tenant administered(Caller.Admin admin, String id) {
        if (admin.id().isEmpty() || !SubAccountId.isOne(id)) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return new Tenant(new SubAccountId(
                rows.need(RoutingKey.tenant(new SubAccountId(id)).value(), RoutingFact.class)
                        .value()
                        .owner()));
    }

    /** The registered sub-account, for a schedule that goes on with what an admin began; empty where there is none of that id. */
    public Optional<Tenant> registered(String id) {
        return SubAccountId.isOne(id)
                ? find(RoutingKey.tenant(new SubAccountId(id))).map(Routed::tenant)
                : Optional.empty();
    }

    /** Gives every registered tenant to the work, a page of the directory at a time: for schedules that sweep. */
    public void eachTenant(Consumer<Tenant> work) {
        @Nullable String cursor = null;
        do {
            var page =
                    rows.query(Query.prefix("TENANT#").limit(500).eventually().after(cursor), RoutingFact.class);
            page.data()
                    .forEach(fact ->
                            work.accept(new Tenant(new SubAccountId(fact.value().owner()))));
            cursor = page.next();
        } while (cursor != null);
    }

    /** The platform's own items, of which admins and signing keys are made. */
    public Rows platformRows() {
        return rows;
    }
}
