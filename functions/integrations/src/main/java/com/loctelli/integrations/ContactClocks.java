package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;

/**
 * Lets the newest word about a contact, or about our app, win, whatever order events are worked in and however many at
 * once: a word is told to the clock before it has any effect, and each effect is committed only while the clock knows
 * of nothing newer. So an older word is refused once the newer one is known, and what it did before that is what the
 * newer one finds.
 */
final class ContactClocks {
    /** Something newer was told of it. */
    static final ProblemType NEWER_KNOWN =
            new ProblemType("integrations/newer-known", 409, "Something newer was told of this");

    private final Platform platform;
    private final Rows rows;

    ContactClocks(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.INTEGRATIONS).of(tenant);
    }

    /** Notes that this is told, before it has its effects; returns whether nothing newer was told already. */
    boolean tell(String system, String id, Instant toldAt) {
        try {
            platform.database()
                    .commit(rows.put(key(system, id), new ContactClock(toldAt), Actor.SYSTEM)
                            .when(nothingNewer(toldAt))
                            .otherwise(NEWER_KNOWN));
            return true;
        } catch (Problem problem) {
            if (problem.type().equals(NEWER_KNOWN)) {
                return false;
            }
            throw problem;
        }
    }

    /** Refuses the transaction of an effect with {@link #NEWER_KNOWN} where something newer has been told meanwhile. */
    Write still(String system, String id, Instant toldAt) {
        return rows.check(key(system, id), nothingNewer(toldAt)).otherwise(NEWER_KNOWN);
    }

    private static Condition nothingNewer(Instant toldAt) {
        return Condition.absent("toldAt").or(Condition.atMost("toldAt", toldAt));
    }

    private static String key(String system, String id) {
        return "CT#" + system + "#" + id;
    }
}
