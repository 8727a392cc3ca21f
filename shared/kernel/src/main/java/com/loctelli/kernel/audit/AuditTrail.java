package com.loctelli.kernel.audit;

import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit logs of tenants. Entries are added by the {@link Database} alone. */
public final class AuditTrail {
    /** Before the entries' numbers in their sort keys. */
    public static final String ENTRIES = "AUDIT#E#";
    /** The sort key of the end of the chain. */
    public static final String END = AuditHead.KEY;

    private static final int AT_ONCE = 1000;

    private final Database database;
    private final PlatformKeys keys;

    public AuditTrail(Database database, PlatformKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Thrown by the writes of an entry where another entry was added meanwhile. */
    public static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Moved() {
            super("the chain has moved on", null, false, false);
        }
    }

    /**
     * The writes that add an entry, and nothing else in between, to the chain of the rows' tenant: refused with
     * {@link Moved} where another was faster.
     */
    public static List<Write> next(Rows rows, Auditing act, List<AuditChange> changes, Instant now, PlatformKeys keys) {
        var stored = rows.get(AuditHead.KEY, AuditHead.class);
        var head = stored == null ? AuditHead.NONE : stored.value();
        var entry = new AuditEntry(
                        head.seq() + 1,
                        now,
                        act.actor(),
                        act.action(),
                        act.target(),
                        act.reason(),
                        act.ip(),
                        act.grantId(),
                        changes,
                        head.hash(),
                        "")
                .sealed(keys, rows.tenant().partition());
        var moved = new AuditHead(entry.seq(), entry.hash());
        var headWrite = stored == null ? rows.insert(AuditHead.KEY, moved, Actor.SYSTEM) : rows.replace(stored, moved);
        return List.of(
                rows.insert(key(entry.seq()), entry, act.actor()).otherwise(found -> new Moved()),
                headWrite.otherwise(found -> new Moved()));
    }

    /** A page of the tenant's entries, the newest first. */
    public Page<AuditEntry> page(Tenant tenant, @Nullable String cursor, int limit) {
        return rows(tenant)
                .query(Query.prefix(ENTRIES).newestFirst().limit(limit).after(cursor), AuditEntry.class)
                .map(Stored::value);
    }

    /**
     * Goes over the chain from an entry on, a thousand at a time, and names the first link that does not hold.
     *
     * @param after the number of the entry that was checked last; 0 to begin
     */
    public Verification verify(Tenant tenant, long after) {
        var rows = rows(tenant);
        var head = rows.get(AuditHead.KEY, AuditHead.class);
        var end = head == null ? AuditHead.NONE : head.value();
        var before = after == 0 ? null : rows.get(key(after), AuditEntry.class);
        if (after != 0 && before == null) {
            return new Verification(after, after, "removed", null);
        }
        long seq = after;
        var hash = before == null ? "" : before.value().hash();
        var from = after == 0 ? ENTRIES : key(after) + "!";
        var page = rows.query(Query.between(from, ENTRIES + "~").limit(AT_ONCE), AuditEntry.class);
        for (var stored : page.data()) {
            var entry = stored.value();
            long place = Long.parseLong(stored.sk().substring(ENTRIES.length()));
            if (place != seq + 1) {
                return new Verification(seq, seq + 1, "removed", null);
            }
            if (!entry.isAsSealed(keys, tenant.partition())) {
                return new Verification(seq, place, "changed", null);
            }
            if (entry.seq() != place || !entry.prevHash().equals(hash)) {
                return new Verification(seq, place, "reordered", null);
            }
            seq = place;
            hash = entry.hash();
        }
        if (page.next() != null) {
            return new Verification(seq, null, null, seq);
        }
        // An entry may have been added while this was read: the end that was read before must be reached.
        return seq < end.seq()
                ? new Verification(seq, seq + 1, "removed", null)
                : new Verification(seq, null, null, null);
    }

    /**
     * Whether an entry is as it was sealed and follows the one before it: what a copy of the log elsewhere must be told,
     * since nobody there can see it.
     *
     * @param prevHash the hash of the entry before, empty for the first
     */
    public boolean holds(Tenant tenant, AuditEntry entry, String prevHash) {
        return entry.prevHash().equals(prevHash) && entry.isAsSealed(keys, tenant.partition());
    }

    /** An entry that was carried over from elsewhere, sealed anew to follow another of the tenant's chain here. */
    public AuditEntry carriedOver(Tenant tenant, AuditEntry entry, String prevHash) {
        return new AuditEntry(
                        entry.seq(),
                        entry.at(),
                        entry.actor(),
                        entry.action(),
                        entry.target(),
                        entry.reason(),
                        entry.ip(),
                        entry.grantId(),
                        entry.changes(),
                        prevHash,
                        "")
                .sealed(keys, tenant.partition());
    }

    /**
     * What going over the chain has shown.
     *
     * @param verified the number of the last entry that holds
     * @param broken the number of the first that does not
     * @param fault {@code changed}, {@code removed} or {@code reordered}
     * @param next from where to go on, where there are more entries
     */
    @io.avaje.jsonb.Json
    public record Verification(
            long verified,
            @Nullable Long broken,
            @Nullable String fault,
            @Nullable Long next) {}

    /** The sort key of an entry. */
    public static String key(long seq) {
        return ENTRIES + "%015d".formatted(seq);
    }

    private Rows rows(Tenant tenant) {
        return database.table(TableName.KERNEL).of(tenant);
    }
}
