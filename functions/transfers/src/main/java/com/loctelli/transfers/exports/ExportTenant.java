package com.loctelli.transfers.exports;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.RoutingKind;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.transfers.archive.ArchiveWriter;
import com.loctelli.transfers.archive.Entry;
import com.loctelli.transfers.cargo.TransferStep;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works an export for some seconds and asks to go on where it is not done. One worker has it at a time, for as long as
 * an invocation can last; what it has written and how far it has come are kept together, so that a stop repeats at most
 * what came after the last part. It holds one page of rows and one part of the archive, whatever the tenant's size.
 */
public final class ExportTenant {
    /** Longer than an invocation can last. */
    static final Duration HELD = Duration.ofMinutes(3);

    private static final Duration AT_ONCE = Duration.ofSeconds(60);
    private static final int PAGE = 200;
    private static final int FACTS = 500;
    private static final String TYPE = "application/gzip";
    private static final List<TableName> TABLES = Arrays.stream(TableName.values())
            .filter(table -> table != TableName.DIRECTORY)
            .toList();

    private final Platform platform;
    private final Exports exports;
    private final SubAccounts subAccounts;

    @Inject
    ExportTenant(Platform platform, Exports exports, SubAccounts subAccounts) {
        this.platform = platform;
        this.exports = exports;
        this.subAccounts = subAccounts;
    }

    /** Works it for a while. */
    public Outcome work(Tenant tenant, TransferStep step) {
        var stored = exports.find(tenant, step.jobId());
        if (stored == null) {
            return new Rejected("no-such-export");
        }
        if (stored.value().isDone()) {
            return Outcome.DONE;
        }
        new Run(tenant, held(tenant, stored)).go();
        return Outcome.DONE;
    }

    /** Takes the export for this worker; where another has it, the message comes again. */
    private Stored<Export> held(Tenant tenant, Stored<Export> stored) {
        var now = platform.clock().now();
        var until = stored.value().heldUntil();
        if (until != null && now.isBefore(until)) {
            throw ProblemType.UNAVAILABLE.problem().retryAfter(Duration.between(now, until));
        }
        var export = stored.value().heldUntil(now.plus(HELD));
        if (export.upload() == null) {
            var upload = platform.files().begin(tenant, export.archive(), TYPE);
            export = Copy.of(export).with("upload", upload).made();
        }
        return exports.save(tenant, stored, export);
    }

    /** One worker's run. */
    private final class Run {
        private final Tenant tenant;
        private final ArchiveWriter archive;
        private final Packing packing;
        private Stored<Export> stored;
        private Export export;

        Run(Tenant tenant, Stored<Export> stored) {
            this.tenant = tenant;
            this.stored = stored;
            this.export = stored.value();
            var rest = export.rest() == 0
                    ? new byte[0]
                    : platform.files()
                            .find(tenant, export.restFile(export.rest()))
                            .orElseThrow(() -> new IllegalStateException("what was written last is gone"));
            var upload = export.upload() == null ? "" : export.upload();
            this.archive = new ArchiveWriter(platform.files(), tenant, export.archive(), upload, export.parts(), rest);
            this.packing = new Packing(platform, tenant, export.counts());
        }

        void go() {
            var end = platform.clock().now().plus(AT_ONCE);
            if (packing.counts().isEmpty()) {
                header();
            }
            while (export.stage() != Export.Stage.JOINING) {
                boolean isLate = !platform.clock().now().isBefore(end);
                if (isLate || archive.parts() > export.parts()) {
                    keep(isLate);
                }
                if (isLate) {
                    exports.push(tenant, export.id());
                    return;
                }
                export = next();
            }
            join();
        }

        private Export next() {
            return switch (export.stage()) {
                case ROWS -> rows();
                case FACTS -> facts();
                case FILES -> files();
                case JOINING, DONE -> export;
            };
        }

        private void header() {
            var business = subAccounts.of(tenant).get();
            archive.write(
                    Entry.HEADER,
                    Json.bytes(new TreeMap<>(Map.of(
                            "format", "loctelli-export",
                            "version", 1,
                            "name", business.name(),
                            "slug", business.slug(),
                            "exportedAt", Json.text(export.requestedAt())))));
            packing.count("entries");
        }

        /** The cursor of this stage is the table and the last sort key of the page before. */
        private Export rows() {
            var cursor = export.cursor();
            int bar = cursor == null ? -1 : cursor.indexOf('|');
            var table = cursor == null ? TABLES.getFirst() : TableName.valueOf(cursor.substring(0, bar));
            var after = cursor == null || bar == cursor.length() - 1 ? null : cursor.substring(bar + 1);
            var page = platform.database().table(table).of(tenant).portable(after, PAGE);
            var lines = packing.lines(table, page.items());
            if (lines.length > 0) {
                write(Entry.ROWS + table.id() + "/", lines);
            }
            if (page.next() != null) {
                return export.from(table + "|" + page.next());
            }
            return table == TABLES.getLast()
                    ? export.at(Export.Stage.FACTS)
                    : export.from(TABLES.get(TABLES.indexOf(table) + 1) + "|");
        }

        private Export facts() {
            var directory = platform.directory().platformRows();
            var page = directory.query(Query.prefix("").limit(FACTS).after(export.cursor()), Owned.class);
            var keys = page.data().stream()
                    .filter(fact -> tenant.partition().equals(fact.value().owner()))
                    .map(Stored::sk)
                    .filter(key -> RoutingKind.of(key)
                            .filter(RoutingKind::isCarriedOver)
                            .isPresent())
                    .toList();
            var lines = new StringBuilder();
            directory
                    .all(keys, RoutingFact.class)
                    .forEach(fact ->
                            lines.append(packing.line(fact.sk(), fact.value().facts())));
            if (!lines.isEmpty()) {
                write(Entry.FACTS, lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            return page.next() == null ? export.at(Export.Stage.FILES) : export.from(page.next());
        }

        private Export files() {
            var cursor = export.cursor();
            var packed = new PackedFiles(platform, tenant, archive, packing).page(cursor == null ? "" : cursor);
            if (packed != null) {
                return export.from(packed);
            }
            archive.write(Entry.MANIFEST, Json.bytes(new TreeMap<>(packing.counts())));
            archive.end();
            var written = export.at(Export.Stage.JOINING);
            var old = export.rest();
            save(with(written, 0));
            drop(old);
            return export;
        }

        private void write(String folder, byte[] lines) {
            archive.write(folder + "%06d.jsonl".formatted(packing.count("entries")), lines);
        }

        /** Keeps what was written and how far it has come, in this order. */
        private void keep(boolean isLast) {
            var rest = archive.rest();
            int old = export.rest();
            int number = rest.length == 0 ? 0 : old + 1;
            if (number > 0) {
                platform.files().put(tenant, export.restFile(number), TYPE, rest);
            }
            var kept = with(export, number);
            save(kept.heldUntil(isLast ? null : platform.clock().now().plus(HELD)));
            drop(old);
        }

        private Export with(Export one, int rest) {
            return Copy.of(one)
                    .with("parts", archive.parts())
                    .with("rest", rest)
                    .with("counts", packing.counts())
                    .made();
        }

        private void drop(int rest) {
            if (rest > 0) {
                platform.files().delete(tenant, export.restFile(rest));
            }
        }

        private void join() {
            var upload = export.upload() == null ? "" : export.upload();
            platform.files().join(tenant, export.archive(), upload, export.parts());
            save(Copy.of(export.at(Export.Stage.DONE))
                    .with("heldUntil", null)
                    .with("finishedAt", platform.clock().now())
                    .made());
        }

        private void save(Export next) {
            stored = exports.save(tenant, stored, next);
            export = next;
        }
    }

    /** What is read of the directory's items: whose they are. */
    @io.avaje.jsonb.Json
    record Owned(@Nullable String owner) {}
}
