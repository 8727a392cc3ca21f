package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.time.Clock;

/**
 * Lets an admin of the agency act inside a tenant that has a grant for that admin, and writes every call into the
 * tenant's access log before it is worked. Nothing is remembered between two calls, so that a grant that was taken back
 * ends at once.
 */
public final class Visits {
    /** The header by which an admin names the sub-account to act in. */
    public static final String HEADER = "loctelli-sub-account";
    /** There is no grant, or it has ended. */
    public static final ProblemType NO_GRANT = new ProblemType(
            "subaccounts/no-access-grant", 403, "This needs an access grant of the sub-account that holds now");

    private static final int MOST = 50;

    private final Directory directory;
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    public Visits(Directory directory, Database database, Ids ids, Clock clock) {
        this.directory = directory;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** The admin as a visitor of the sub-account, for one call. */
    public Caller.Visitor enter(Caller.Admin admin, String subAccountId, String route, String path, String ip) {
        var tenant = directory.administered(admin, subAccountId);
        var rows = database.table(TableName.SUBACCOUNTS).of(tenant);
        var now = clock.now();
        var grant = rows
                .query(
                        Query.prefix(AccessGrant.ofAdmin(admin.id()))
                                .newestFirst()
                                .limit(MOST),
                        AccessGrant.class)
                .data()
                .stream()
                .map(Stored::value)
                .filter(found -> found.holds(now) && Caller.covers(found.scopes(), route))
                .findFirst()
                .orElseThrow(NO_GRANT::problem);
        var entry = new AccessLogEntry(
                ids.next("al"), now, "request", grant.id(), admin.id(), grant.reason(), route, path, ip);
        database.commit(rows.insert(entry.key(), entry, admin.actor()));
        return new Caller.Visitor(tenant, admin.id(), grant.id(), grant.scopes());
    }
}
