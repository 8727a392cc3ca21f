package com.loctelli.leads.imports;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadCaptured;
import com.loctelli.leads.LeadProblems;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.leads.imports.ImportRow.Hindrance;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.LimitReached;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works the rows of one import, a few at a time: their leads, their results and how far the import is are one
 * transaction, which stands on where the import was.
 */
final class RowsOfImport {
    /** The most rows that a file may have. */
    static final int MOST = 100_000;
    /** How long a row's result is kept. */
    static final Duration KEPT = Duration.ofDays(30);
    /** How long after it was begun an import may be taken back. */
    static final Duration UNDONE_WITHIN = Duration.ofDays(7);

    private static final int TOGETHER = 20;
    /** The header is kept with the import, and what its columns are. */
    private static final int MOST_COLUMNS = 500;

    private static final int MOST_LETTERS_OF_HEADER = 30_000;
    /** With room for the import itself, for what is counted and for the message that tells of agreements. */
    private static final int MOST_WRITES = 96;
    /** Of leads that are changed, in one transaction; it may have twice as many. */
    private static final long MOST_BYTES = 2_000_000;

    private static final int TRIES = 6;

    private final Platform platform;
    private final Tenant tenant;
    private final TenantImports imports;
    private final Rows rows;
    private final TenantLeads leads;
    private ImportJob job;

    RowsOfImport(Platform platform, Tenant tenant, TenantImports imports, ImportJob job) {
        this.platform = platform;
        this.tenant = tenant;
        this.imports = imports;
        this.rows = imports.rows();
        this.leads = new Leads(platform).of(tenant);
        this.job = job;
    }

    /** A row that waits to be worked. */
    private record Waiting(long number, @Nullable NewLead person) {}

    /** Goes on until the instant; returns whether the import is over. */
    boolean until(Instant end) {
        try {
            var found = file();
            return found.isEmpty() ? isFailed("no_file", end) : isRead(found.get(), end);
        } catch (CsvParseException _) {
            return isFailed("not_a_table", end);
        }
    }

    /** Opens the file. How it is encoded is found out once: whoever goes on reads it as it was begun. */
    private Optional<CsvFile> file() {
        var charset = job.status() == ImportStatus.QUEUED
                ? platform.files().open(tenant, job.file()).map(CsvFile::charsetOf)
                : Optional.ofNullable(job.encoding()).map(Charset::forName);
        return charset.flatMap(
                known -> platform.files().open(tenant, job.file()).map(stream -> CsvFile.open(stream, known)));
    }

    private boolean isRead(CsvFile opened, Instant end) {
        try (var file = opened) {
            if (isTooWide(file.header())) {
                return isFailed("too_many_columns", end);
            }
            if (job.status() == ImportStatus.QUEUED) {
                begin(file);
            }
            if (file.header().stream().allMatch(String::isEmpty)) {
                return isFailed("empty_file", end);
            }
            return isWorked(file, end);
        }
    }

    private static boolean isTooWide(List<String> header) {
        return header.size() > MOST_COLUMNS
                || header.stream().mapToInt(String::length).sum() > MOST_LETTERS_OF_HEADER;
    }

    private boolean isWorked(CsvFile file, Instant end) {
        file.skip(job.totals().rows());
        var trial = job.isDryRun() ? new Trial(platform, tenant, rows, job) : null;
        var columns = new Columns(file.header(), Objects.requireNonNullElse(job.mapping(), Map.of()));
        var waiting = new ArrayDeque<Waiting>();
        long read = job.totals().rows();
        while (true) {
            while (waiting.size() < TOGETHER) {
                var row = file.next();
                if (row == null) {
                    break;
                }
                read++;
                waiting.add(new Waiting(read, columns.person(row, "import:" + job.id(), job.tags())));
            }
            if (waiting.isEmpty()) {
                return isOver(new Update().set("status", ImportStatus.DONE.wire()), end);
            }
            if (read > MOST) {
                return isFailed("too_many_rows", end);
            }
            if (!platform.clock().now().isBefore(end)) {
                return false;
            }
            int done = worked(List.copyOf(waiting), trial);
            for (int i = 0; i < done; i++) {
                waiting.remove();
            }
        }
    }

    /** Works the first of the rows, as many as one transaction takes; returns how many. */
    private int worked(List<Waiting> some, @Nullable Trial trial) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(some, trial, null);
            } catch (Problem problem) {
                if (LimitReached.is(problem)) {
                    // As many leads as there is room for are made, one by one; whoever comes after them is told so.
                    return some.size() > 1
                            ? worked(some.subList(0, 1), trial)
                            : once(some, trial, Hindrance.LIMIT_REACHED);
                }
                if (problem.type().equals(ProblemType.TOO_LARGE)) {
                    return some.size() > 1 ? worked(some.subList(0, 1), trial) : once(some, trial, Hindrance.NOT_KEPT);
                }
                if (!LeadProblems.MEANWHILE.contains(problem.type()) || attempt == TRIES) {
                    throw problem;
                }
            }
        }
    }

    private int once(List<Waiting> some, @Nullable Trial trial, @Nullable Hindrance hindrance) {
        var people = some.stream().map(Waiting::person).filter(Objects::nonNull).toList();
        var prepared = new ArrayDeque<>(people.isEmpty() ? List.of() : leads.prepareCaptures(people, by()));
        if (trial != null) {
            trial.look(prepared);
        }
        var writes = new ArrayList<Write>();
        var events = new ArrayList<Outgoing>();
        var totals = job.totals();
        int done = 0;
        int made = 0;
        long size = 0;
        for (var one : some) {
            if (one.person() != null && prepared.isEmpty()) {
                break;
            }
            var capture = one.person() == null ? null : prepared.peek();
            var row = trial == null
                    ? ImportRow.of(one.number(), capture, hindrance)
                    : trial.row(one.number(), capture, totals);
            // Its result, its lead, and the message to the agent; a message is an item of the transaction too.
            int more = capture == null
                    ? 1
                    : trial == null
                            ? capture.writes().size() + 2
                            : capture.keys().size() + 1;
            // A lead that is changed is written as it was and as it is.
            size += row.before() == null ? 0 : 2L * Json.bytes(row.before()).length;
            if (done > 0 && (size > MOST_BYTES || writes.size() + events.size() + more > MOST_WRITES)) {
                break;
            }
            writes.add(rows.put(ImportKeys.row(job.id(), one.number()), row, by())
                    .expires(platform.clock().now().plus(KEPT)));
            if (capture != null) {
                prepared.remove();
                if (trial != null) {
                    writes.addAll(trial.writes(row, capture, by()));
                } else if (row.outcome() != RowOutcome.FAILED) {
                    writes.addAll(capture.writes());
                    made += capture.isNew() ? 1 : 0;
                    if (capture.isNew() && job.isGreeting()) {
                        events.add(greeting(capture.leadId()));
                    }
                }
            }
            totals = totals.and(row.outcome());
            done++;
        }
        var reached = totals;
        if (job.consent() != null && !job.isDryRun()) {
            events.add(agreed(job.totals().rows() + 1, reached.rows()));
        }
        if (made == 0) {
            move(new Update().set("totals", reached), writes, events);
        } else {
            new Usage(platform).of(tenant).count(List.of(new Charge(Metric.LEADS, made)), counting -> {
                var all = new ArrayList<>(writes);
                all.addAll(counting);
                move(new Update().set("totals", reached), all, events);
            });
        }
        job = imports.need(job.id()).value();
        return done;
    }

    private Outgoing greeting(String leadId) {
        return Outgoing.of(QueueName.LEAD_EVENTS, tenant, new LeadCaptured(leadId, LeadSource.IMPORT.wire(), true));
    }

    private Outgoing agreed(long from, long to) {
        return Outgoing.of(QueueName.IMPORT_CONSENTS, tenant, new ImportAgreed(job.id(), from, to));
    }

    private void begin(CsvFile file) {
        var mapping = job.mapping() == null ? Columns.propose(file.header()) : job.mapping();
        var now = platform.clock().now();
        move(
                new Update()
                        .set("status", ImportStatus.RUNNING.wire())
                        .set("encoding", file.charset().name())
                        .set("delimiter", String.valueOf(file.delimiter()))
                        .set("header", file.header())
                        .set("mapping", mapping)
                        .set("undoUntil", now.plus(UNDONE_WITHIN)),
                List.of(),
                List.of());
        job = imports.need(job.id()).value();
    }

    private boolean isFailed(String why, Instant end) {
        return isOver(new Update().set("status", ImportStatus.FAILED.wire()).set("failure", why), end);
    }

    /** Ends the import as the update says once the results of its rows are written; returns whether they are. */
    private boolean isOver(Update ending, Instant end) {
        return new ResultOfImport(platform, tenant, imports, job).isWritten(ending, end);
    }

    private void move(Update update, List<Write> writes, List<Outgoing> events) {
        var all = new ArrayList<Write>();
        all.add(rows.update(ImportKeys.job(job.id()), update)
                .when(Condition.equal("status", job.status().wire()))
                .when(Condition.equal("totals.rows", job.totals().rows()))
                .otherwise(ImportProblems.MOVED));
        all.addAll(writes);
        if (events.isEmpty()) {
            platform.database().commit(all);
        } else {
            platform.outbox().commit(rows, all, events);
        }
    }

    private Actor by() {
        return job.actor();
    }
}
