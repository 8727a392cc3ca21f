package com.loctelli.subaccounts.grants;

import com.loctelli.access.letters.Letters;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.AccessGrant;
import com.loctelli.kernel.tenancy.AccessLogEntry;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccounts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grants of sub-accounts, and the log of what was done with them. */
final class Grants {
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm VV", Locale.ENGLISH);
    private static final Pattern SCOPE = Pattern.compile("(\\*|[a-z][a-z-]{0,39}):(read|write)");

    private final Platform platform;
    private final SubAccounts subAccounts;

    @Inject
    Grants(Platform platform, SubAccounts subAccounts) {
        this.platform = platform;
        this.subAccounts = subAccounts;
    }

    /** Makes a grant for the admin, of which the owners are told where the terms say so; 400 where the sub-account's terms or the scopes' form are not kept. */
    AccessGrant make(Tenant tenant, String adminId, @Nullable String why, int minutes, List<String> scopes) {
        var business = subAccounts.of(tenant).get();
        var terms = business.settings().adminAccess();
        var reason = why == null ? "" : why.strip();
        var wrong = new ArrayList<FieldError>();
        if (terms.requireReason() && reason.length() < 5) {
            wrong.add(new FieldError("/reason", "value", "must say why, in 5 characters or more"));
        }
        if (minutes > terms.maxMinutes()) {
            wrong.add(new FieldError("/minutes", "value", "must be at most " + terms.maxMinutes()));
        }
        for (int i = 0; i < scopes.size(); i++) {
            if (!SCOPE.matcher(scopes.get(i)).matches()) {
                wrong.add(new FieldError("/scopes/" + i, "value", "must be a scope such as leads:read or *:read"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(wrong);
        }
        var now = platform.clock().now();
        var grant = new AccessGrant(
                platform.ids().next("gr"),
                adminId,
                reason,
                scopes.stream().distinct().toList(),
                now,
                now.plus(Duration.ofMinutes(minutes)),
                null);
        var by = Actor.admin(adminId);
        var entry = entry("granted", grant, adminId);
        var rows = rows(tenant);
        platform.database().commit(rows.insert(grant.key(), grant, by), rows.insert(entry.key(), entry, by));
        if (terms.notifyOwners()) {
            var until = UNTIL.format(grant.expiresAt().atZone(business.zone()));
            new Letters(platform).accessGranted(tenant, grant.id(), until, reason);
        }
        return grant;
    }

    /** Ends a grant now; nothing happens to one that has ended. 404 where the sub-account has none of that id. */
    AccessGrant end(Tenant tenant, String id, Actor by) {
        var stored = find(tenant, id);
        var now = platform.clock().now();
        if (!stored.value().holds(now)) {
            return stored.value();
        }
        var ended = stored.value().revoked(now);
        var entry = entry("revoked", ended, stored.value().adminId());
        var rows = rows(tenant);
        platform.database().commit(rows.replace(stored, ended), rows.insert(entry.key(), entry, by));
        return ended;
    }

    /** The grants, an admin's newest first. */
    Page<AccessGrant> page(Tenant tenant, @Nullable String cursor, int limit) {
        return rows(tenant)
                .query(
                        Query.prefix(AccessGrant.all())
                                .newestFirst()
                                .limit(limit)
                                .after(cursor),
                        AccessGrant.class)
                .map(Stored::value);
    }

    /** What was done with the grants and under them, the newest first. */
    Page<AccessLogEntry> log(Tenant tenant, @Nullable String cursor, int limit) {
        return rows(tenant)
                .query(
                        Query.prefix(AccessLogEntry.all())
                                .newestFirst()
                                .limit(limit)
                                .after(cursor),
                        AccessLogEntry.class)
                .map(Stored::value);
    }

    private Stored<AccessGrant> find(Tenant tenant, String id) {
        @Nullable String cursor = null;
        do {
            var page = rows(tenant)
                    .query(Query.prefix(AccessGrant.all()).limit(500).after(cursor), AccessGrant.class);
            for (var stored : page.data()) {
                if (stored.value().id().equals(id)) {
                    return stored;
                }
            }
            cursor = page.next();
        } while (cursor != null);
        throw ProblemType.NOT_FOUND.problem();
    }

    private AccessLogEntry entry(String event, AccessGrant grant, String adminId) {
        return new AccessLogEntry(
                platform.ids().next("al"),
                platform.clock().now(),
                event,
                grant.id(),
                adminId,
                grant.reason(),
                null,
                null,
                null);
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.SUBACCOUNTS).of(tenant);
    }
}
