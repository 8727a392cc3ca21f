package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;

/** Lets the newest word about a contact win, whatever order events are worked in. */
final class ContactClocks {
    private final Platform platform;
    private final Rows rows;

    ContactClocks(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.INTEGRATIONS).of(tenant);
    }

    /** Whether something newer was told of the contact already. */
    boolean isLate(String system, String contactId, Instant toldAt) {
        var known = rows.get(key(system, contactId), ContactClock.class);
        return known != null && known.value().toldAt().isAfter(toldAt);
    }

    /** Notes that this was told, once it has had its effects. */
    void told(String system, String contactId, Instant toldAt) {
        try {
            platform.database()
                    .commit(rows.put(key(system, contactId), new ContactClock(toldAt), Actor.SYSTEM)
                            .when(Condition.absent("toldAt").or(Condition.lessThan("toldAt", toldAt))));
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
        }
    }

    private static String key(String system, String contactId) {
        return "CT#" + system + "#" + contactId;
    }
}
