package com.loctelli.kernel.storage;

import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one tenant in one table: all that can be read or written of a table. */
public final class Rows {
    private final Database database;
    private final TableName table;
    private final Tenant tenant;

    Rows(Database database, TableName table, Tenant tenant) {
        this.database = database;
        this.table = table;
        this.tenant = tenant;
    }

    /** The item, strongly consistent, or null where there is none or its time to live has passed. */
    public <T> @Nullable Stored<T> get(String sk, Class<T> type) {
        return database.get(tenant, table, sk, type);
    }

    /** The item; without one the caller is answered 404. */
    public <T> Stored<T> need(String sk, Class<T> type) {
        var found = get(sk, type);
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return found;
    }

    /** Those of the items that are there, in one round trip per hundred. */
    public <T> List<Stored<T>> all(Collection<String> sks, Class<T> type) {
        var batch = database.batch(tenant);
        sks.forEach(sk -> batch.want(table, sk));
        var answer = batch.read();
        return sks.stream()
                .distinct()
                .flatMap(sk -> answer.find(table, sk, type).stream())
                .toList();
    }

    /** A page of items in sort order. */
    public <T> Page<Stored<T>> query(Query query, Class<T> type) {
        return database.query(tenant, table, query, type);
    }

    /** How many items the query matches within its limit, reading no more. */
    public int count(Query query) {
        return database.query(tenant, table, query, Nothing.class).data().size();
    }

    /**
     * All that the tenant has in the table, of every kind, what has outlived its time too: for what moves or erases a
     * whole tenant, and for nothing else.
     *
     * @param after the sort key that the page before ended with
     */
    public RawPage raw(@Nullable String after, int limit) {
        return database.raw(tenant, table, after, limit);
    }

    /**
     * All that the tenant has in the table and that has not outlived its time, in JSON that loses nothing and tells
     * nothing of whose it is: what {@link #restore} writes again, here or in another's rows.
     *
     * @param after the sort key that the page before ended with
     */
    public RawPage portable(@Nullable String after, int limit) {
        return portable("", after, limit);
    }

    /** The same of the items whose sort keys begin so. */
    public RawPage portable(String prefix, @Nullable String after, int limit) {
        return database.portable(tenant, table, prefix, after, limit);
    }

    /**
     * Writes an item as {@link #portable} told of it, with its version and its times, whatever was there; throws
     * {@link IllegalArgumentException} for what is no item.
     */
    public Write restore(Map<String, ?> item) {
        if (!(item.get(TableName.SORT) instanceof String sk) || sk.isEmpty()) {
            throw new IllegalArgumentException("an item has a sort key");
        }
        var write = new Write(Write.Kind.PUT, tenant, table, sk, null);
        item.forEach((name, value) -> write.item.put(name, Portable.value(value)));
        write.item.put(TableName.PARTITION, Attributes.of(tenant.partition()));
        return write;
    }

    /** Writes an item that must not be there yet. */
    public Write insert(String sk, Record entity, Actor by) {
        return database.put(tenant, table, sk, entity, 1, by, null)
                .from(null, entity)
                .when(Condition.absentOrExpired(database.epochSecond()));
    }

    /** Writes an item, whatever was there. */
    public Write put(String sk, Record entity, Actor by) {
        return database.put(tenant, table, sk, entity, 1, by, null).from(null, entity);
    }

    /** Replaces an item as it was read; refused with 412 where it has changed since. Index attributes must be given again. */
    public <T extends Record> Write replace(Stored<T> old, T entity) {
        return database.put(tenant, table, old.sk(), entity, old.version() + 1, old.createdBy(), old.createdAt())
                .from(old.value(), entity)
                .when(Condition.equal("version", old.version()))
                .otherwise(ProblemType.STALE_VERSION);
    }

    /** Changes some attributes of an item that must be there; without it the caller is answered 404. */
    public Write update(String sk, Update update) {
        return needed(upsert(sk, update));
    }

    /**
     * Keeps in an item that must be there what is derived from it and from others. Neither its version nor the time of
     * its change moves: nobody has changed what it says, and who read it before may still say what it is to become. Who
     * replaces it so puts back what was derived before, which is therefore to be derived again after every change.
     */
    public Write derive(String sk, Update update) {
        return needed(new Write(Write.Kind.UPDATE, tenant, table, sk, update));
    }

    private static Write needed(Write write) {
        return write.when(Condition.present(TableName.SORT))
                .otherwise(found -> (found == null ? ProblemType.NOT_FOUND : ProblemType.CONFLICT).problem());
    }

    /** Changes some attributes of an item, which is made where it is not there. */
    public Write upsert(String sk, Update update) {
        return database.update(tenant, table, sk, update);
    }

    /** Removes an item; nothing happens where it is not there. */
    public Write delete(String sk) {
        return new Write(Write.Kind.DELETE, tenant, table, sk, null);
    }

    /** Writes nothing, and lets the transaction fail where the condition does not hold. */
    public Write check(String sk, Condition condition) {
        return new Write(Write.Kind.CHECK, tenant, table, sk, null).when(condition);
    }

    public Tenant tenant() {
        return tenant;
    }

    /** An entity of which nothing is wanted but that it is there. */
    @io.avaje.jsonb.Json
    public record Nothing(@Nullable String sk) {}
}
