package com.loctelli.subaccounts.erasure;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;

/** Works an erasure for some seconds, keeping how far it has come after each page, and asks to go on where that is due. */
public final class EraseTenant implements Worker<ErasureStep> {
    /** How long what is under way may take to come to its end: longer than any message stays hidden. */
    static final Duration SETTLING = Duration.ofMinutes(15);

    private static final Duration AT_ONCE = Duration.ofSeconds(60);

    private final Platform platform;
    private final Erasures erasures;

    @Inject
    EraseTenant(Platform platform, Erasures erasures) {
        this.platform = platform;
        this.erasures = erasures;
    }

    @Override
    public Outcome work(Tenant tenant, ErasureStep step) {
        var stored = erasures.find(step.jobId());
        if (stored == null || !stored.value().tenant().equals(tenant.id().value())) {
            return new Rejected("no-such-erasure");
        }
        var end = platform.clock().now().plus(AT_ONCE);
        try {
            while (stored.value().stage() != Erasure.Stage.DONE) {
                var now = platform.clock().now();
                var until = stored.value().notBefore();
                if (until != null && now.isBefore(until)) {
                    goOn(tenant, step, Duration.between(now, until));
                    return Outcome.DONE;
                }
                if (!now.isBefore(end)) {
                    goOn(tenant, step, Duration.ZERO);
                    return Outcome.DONE;
                }
                stored = erasures.save(stored, next(tenant, stored));
            }
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.STALE_VERSION)) {
                throw problem;
            }
            // The message came twice, and the other one has gone further: it goes on.
        }
        return Outcome.DONE;
    }

    private void goOn(Tenant tenant, ErasureStep step, Duration wait) {
        platform.queues().send(Outgoing.of(QueueName.JOBS, tenant, step).after(wait));
    }

    /** A page further. */
    private Erasure next(Tenant tenant, Stored<Erasure> stored) {
        var job = stored.value();
        var sweeper = new Sweeper(platform, tenant);
        return switch (job.stage()) {
            case ROWS -> rows(sweeper, job);
            case FILES -> {
                int files = sweeper.files();
                yield files == 0 ? job.at(Erasure.Stage.FACTS) : job.and("files", files);
            }
            case FACTS -> {
                var swept = sweeper.facts(job.cursor());
                var counted = job.and("routing_facts", swept.rows());
                yield swept.next() != null ? counted.from(swept.next()) : ended(counted);
            }
            case SETTLING -> job.nextPass();
            case KEY -> {
                sweeper.end();
                yield job.done(Certificate.of(job, platform.clock().now(), platform.keys()));
            }
            case DONE -> job;
        };
    }

    /** The cursor of this stage is the table and the last sort key of the page before. */
    private static Erasure rows(Sweeper sweeper, Erasure job) {
        var tables = Sweeper.tables();
        var cursor = job.cursor();
        int bar = cursor == null ? -1 : cursor.indexOf('|');
        var table = cursor == null ? tables.getFirst() : TableName.valueOf(cursor.substring(0, bar));
        var after = cursor == null || bar == cursor.length() - 1 ? null : cursor.substring(bar + 1);
        var swept = sweeper.rows(table, after);
        // Tables in which nothing lies any more are gone over in one step.
        while (swept.rows() == 0 && swept.next() == null && table != tables.getLast()) {
            table = tables.get(tables.indexOf(table) + 1);
            swept = sweeper.rows(table, null);
        }
        var counted = job.and("table_" + table.id(), swept.rows()).and("secrets", swept.secrets());
        if (swept.next() != null) {
            return counted.from(table + "|" + swept.next());
        }
        return table == tables.getLast()
                ? counted.at(Erasure.Stage.FILES)
                : counted.from(tables.get(tables.indexOf(table) + 1) + "|");
    }

    /** A pass has ended; the first is never the last. */
    private Erasure ended(Erasure job) {
        return job.pass() > 1 && job.found() == 0
                ? job.at(Erasure.Stage.KEY)
                : job.settlingUntil(platform.clock().now().plus(SETTLING));
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<ErasureStep> {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    ErasureStep.class,
                    DaggerErasureComponent.factory().create(platform).eraseTenant());
        }
    }
}
