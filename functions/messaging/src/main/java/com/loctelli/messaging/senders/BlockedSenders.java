package com.loctelli.messaging.senders;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of one tenant that the carrier takes nothing from. */
public final class BlockedSenders {
    private static final int TRIES = 6;

    private final Platform platform;
    private final Rows rows;

    public BlockedSenders(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /**
     * Blocks a number, until somebody lets it send again. One that does not send is left as it is, and so is one that
     * was blocked after the text had left and may send again: the carrier's word of that text came late.
     *
     * @param from the number, null where the text had none
     * @param errorCode the carrier's code
     * @param leftAt when the text left that was refused
     */
    public void add(@Nullable String from, int errorCode, Instant leftAt) {
        if (from == null) {
            return;
        }
        Optimistic.repeated(TRIES, Set.of(ProblemType.STALE_VERSION, ProblemType.CONFLICT), () -> {
            var stored = rows.get(SenderRoster.KEY, SenderRoster.class);
            if (stored == null) {
                return;
            }
            var block = CarrierBlock.by(errorCode, platform.clock().now());
            var next = new SenderRoster(stored.value().senders().stream()
                    .map(one -> one.phone().equals(from) && isNews(one, leftAt) ? blocked(one, block) : one)
                    .toList());
            if (!next.equals(stored.value())) {
                platform.database().commit(rows.replace(stored, next));
            }
        });
    }

    private static boolean isNews(SenderNumber sender, Instant leftAt) {
        var last = sender.lastBlock();
        return sender.health().equals("active") && (last == null || leftAt.isAfter(last.at()));
    }

    private static SenderNumber blocked(SenderNumber sender, CarrierBlock block) {
        return Copy.of(sender)
                .with("health", SenderNumber.BLOCKED)
                .with("lastBlock", block)
                .made();
    }
}
