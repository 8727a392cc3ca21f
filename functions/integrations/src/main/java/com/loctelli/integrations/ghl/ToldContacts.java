package com.loctelli.integrations.ghl;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What one tenant's contacts were told by us, for as long as it may matter. */
final class ToldContacts {
    private static final int TRIES = 6;
    /** As long as an opt-out may have to be taken back there. */
    private static final Duration KEPT = Duration.ofDays(3650);

    private final Platform platform;
    private final Rows rows;

    ToldContacts(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.INTEGRATIONS).of(tenant);
    }

    ToldContact of(String integrationId, String contactId) {
        var found = rows.get(key(integrationId, contactId), ToldContact.class);
        return found == null ? ToldContact.NOTHING : found.value();
    }

    /** Notes that we are about to ask for a change; returns when. */
    Instant telling(String integrationId, String contactId, boolean on) {
        var now = platform.clock().now();
        edit(integrationId, contactId, told -> told.telling(on, now));
        return now;
    }

    /** Notes that the change that we asked for then was not made. */
    void refused(String integrationId, String contactId, boolean on, Instant at) {
        edit(integrationId, contactId, told -> told.refused(on, at));
    }

    /** Notes that somebody there has said at that time that the contact may be texted. */
    void unmarked(String integrationId, String contactId, Instant at) {
        if (of(integrationId, contactId).isOurs()) {
            edit(integrationId, contactId, told -> told.unmarked(at));
        }
    }

    /** Whether the contact was not texted there at that time because we had said so. */
    boolean isOurMark(String integrationId, String contactId, Instant at) {
        return of(integrationId, contactId).isOurMark(at);
    }

    /** Notes whether it is by our word that the contact is not texted there. */
    void ours(String integrationId, String contactId, boolean isOurs) {
        if (of(integrationId, contactId).isOurs() != isOurs) {
            edit(integrationId, contactId, told -> told.ours(isOurs));
        }
    }

    /** Whether an event is what came back of a change of ours; the same event is the same, however often it is asked. */
    boolean isEcho(String integrationId, String contactId, boolean on, Instant at, String event) {
        if (!of(integrationId, contactId).isEcho(on, at, event)) {
            return false;
        }
        edit(integrationId, contactId, told -> told.echoed(on, at, event));
        return true;
    }

    private void edit(String integrationId, String contactId, UnaryOperator<ToldContact> change) {
        var key = key(integrationId, contactId);
        Optimistic.repeated(TRIES, Set.of(ProblemType.STALE_VERSION, ProblemType.CONFLICT), () -> {
            var found = rows.get(key, ToldContact.class);
            var next = change.apply(found == null ? ToldContact.NOTHING : found.value());
            var write = found == null ? rows.insert(key, next, Actor.SYSTEM) : rows.replace(found, next);
            platform.database().commit(write.expires(platform.clock().now().plus(KEPT)));
        });
    }

    private static String key(String integrationId, String contactId) {
        return "DND#" + integrationId + "#" + contactId;
    }
}
