package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a message in a lead's conversation makes of the lead: the one most recently active of the lists, which is to be
 * scored anew. It follows from the conversation and is nobody's change, so the lead's version stays as it is. The lead
 * moves where its conversation does: with what the lead, the agent or a person writes, and not with what the product
 * sends by itself, nor with a campaign's texts, which are no message until one is answered.
 */
final class LeadActivity {
    private static final int TRIES = 6;

    private final Platform platform;
    private final Rows rows;

    LeadActivity(Platform platform, Rows rows) {
        this.platform = platform;
        this.rows = rows;
    }

    /** A conflict where the lead is gone, or stands elsewhere in the indexes than it was read to. */
    Write write(Stored<Lead> lead, Instant at) {
        var update = new Update().set("lastActivityAt", at).set("lastMessageAt", at);
        LeadKeys.indexes(lead.sk(), lead.value(), at).forEach(update::set);
        var owner = lead.value().ownerUserId();
        return rows.derive(lead.sk(), update)
                .when(Condition.equal("status", lead.value().status().wire()))
                .when(owner == null ? Condition.absent("ownerUserId") : Condition.equal("ownerUserId", owner))
                .otherwise(ProblemType.CONFLICT);
    }

    /** Commits a message with what it makes of the lead, read anew where it was moved; alone where there is no lead. */
    void commit(@Nullable Stored<Lead> read, Instant at, List<Write> message) {
        @Nullable Stored<Lead> lead = read;
        for (int left = TRIES; lead != null; left--) {
            var writes = new ArrayList<>(message);
            // The last of them: what else stands in the message's way is told first.
            writes.add(write(lead, at));
            try {
                platform.database().commit(writes);
                return;
            } catch (Problem problem) {
                if (left == 1 || !problem.type().equals(ProblemType.CONFLICT)) {
                    throw problem;
                }
                var now = rows.get(lead.sk(), Lead.class);
                if (now != null && isWhereItWas(lead.value(), now.value())) {
                    // The conflict is another write's.
                    throw problem;
                }
                lead = now;
            }
        }
        platform.database().commit(message);
    }

    /** That nobody has written in the lead's conversation since it was read. */
    static Condition asRead(Lead lead) {
        var at = lead.lastMessageAt();
        return at == null ? Condition.absent("lastMessageAt") : Condition.equal("lastMessageAt", at);
    }

    private static boolean isWhereItWas(Lead read, Lead now) {
        return read.status() == now.status() && Objects.equals(read.ownerUserId(), now.ownerUserId());
    }
}
