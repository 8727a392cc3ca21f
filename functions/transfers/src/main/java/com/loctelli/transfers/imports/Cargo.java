package com.loctelli.transfers.imports;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.RoutingKind;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.transfers.archive.Entry;
import com.loctelli.transfers.cargo.OwnId;
import com.loctelli.transfers.cargo.SealedTexts;
import com.loctelli.transfers.cargo.Withheld;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Takes the entries of an archive into a tenant, and counts them. Taking one twice is the same as once. Throws {@link
 * IllegalArgumentException} for what no export writes.
 */
final class Cargo {
    /** More than any entry of lines, or any file that was sealed, can have. */
    private static final long MOST = 128L * 1024 * 1024;

    private static final int A_TRANSACTION = 90;
    /** Less than the four megabytes that a transaction may have. */
    private static final int MOST_TOGETHER = 2_000_000;

    private final Platform platform;
    private final Tenant tenant;
    private final TenantImport job;
    private final TenantImports imports;
    private final Unpacking unpacking;
    private final SealedTexts sealed;
    private final Map<String, Long> counts;
    private final List<String> secrets;

    /** Something that was written into the archive did not come. */
    static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Incomplete() {
            super("the archive is not whole");
        }
    }

    Cargo(Platform platform, Tenant tenant, TenantImport job, TenantImports imports) {
        this.platform = platform;
        this.tenant = tenant;
        this.job = job;
        this.imports = imports;
        this.unpacking = new Unpacking(platform, tenant, job);
        this.sealed = new SealedTexts(platform.cipher(), tenant);
        this.counts = new TreeMap<>(job.counts());
        this.secrets = new ArrayList<>(job.secrets());
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    List<String> secrets() {
        return List.copyOf(secrets);
    }

    /** Takes one entry. */
    void take(Entry entry, InputStream content) throws IOException {
        var name = entry.name();
        if (!counts.containsKey("header")) {
            header(name, entry, content);
        } else if (name.startsWith(Entry.ROWS)) {
            rows(table(name), bounded(entry, content));
        } else if (name.startsWith(Entry.FACTS)) {
            facts(bounded(entry, content));
        } else if (name.startsWith(Entry.FILES)) {
            file(entry, content);
        } else if (name.equals(Entry.MANIFEST)) {
            manifest(bounded(entry, content));
        } else {
            throw new IllegalArgumentException("no export holds such an entry");
        }
    }

    private void header(String name, Entry entry, InputStream content) throws IOException {
        if (!name.equals(Entry.HEADER)) {
            throw new IllegalArgumentException("no export begins so");
        }
        var header = Unpacking.map(Json.readTree(text(bounded(entry, content))));
        if (!"loctelli-export".equals(header.get("format")) || !Objects.equals(1L, header.get("version"))) {
            throw new IllegalArgumentException("no export of a version that is known");
        }
        count("header", 1);
    }

    private static TableName table(String name) {
        var table = TableName.valueOf(name.split("/", -1)[1].toUpperCase(Locale.ROOT));
        if (table == TableName.DIRECTORY) {
            throw new IllegalArgumentException("the directory is nobody's");
        }
        return table;
    }

    private void rows(TableName table, InputStream content) throws IOException {
        var writes = new ArrayList<Write>();
        int length = 0;
        var lines = lines(content);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var row = unpacking.row(table, line);
            if (length + line.length() > MOST_TOGETHER
                    || writes.size() + row.writes().size() > A_TRANSACTION) {
                platform.database().commit(writes);
                writes.clear();
                length = 0;
            }
            writes.addAll(row.writes());
            length += line.length();
            count("rows_" + table.id(), 1);
            if (row.isUser()) {
                count("users", 1);
            }
            if (row.secret() != null) {
                secrets.add(row.secret());
            }
        }
        platform.database().commit(writes);
    }

    private void facts(InputStream content) throws IOException {
        var lines = lines(content);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var fact = unpacking.fact(line);
            if (RoutingKind.of(fact.key()).filter(RoutingKind::isCarriedOver).isEmpty()) {
                throw new IllegalArgumentException("no export holds such a fact");
            }
            count("facts", 1);
            if (!imports.claim(tenant, job.id(), new RoutingKey(fact.key()), fact.facts())) {
                count("conflicts", 1);
            }
        }
    }

    private void file(Entry entry, InputStream content) throws IOException {
        var path = OwnId.given(tenant, entry.name().substring(Entry.FILES.length()));
        if (path.startsWith(Withheld.FILES)) {
            throw new IllegalArgumentException("no export holds such a file");
        }
        var type = Objects.requireNonNullElse(entry.contentType(), "application/octet-stream");
        var place = entry.sealedFor();
        if (place == null) {
            platform.files().put(tenant, path, type, content, entry.length());
        } else {
            var words = OwnId.given(tenant, text(bounded(entry, content)));
            var again = sealed.seal(new SealedTexts.Opened(OwnId.given(tenant, place), words));
            platform.files().put(tenant, path, type, again.getBytes(StandardCharsets.US_ASCII));
        }
        count("files", 1);
    }

    /** What was written must have come: an archive that lost something on the way is none. */
    private void manifest(InputStream content) throws IOException {
        Unpacking.map(Json.readTree(text(content))).forEach((kind, written) -> {
            if (!(written instanceof Long number)) {
                throw new IllegalArgumentException("no manifest says so");
            }
            if (kind.startsWith("withheld_")) {
                counts.put(kind, number);
            } else if (kind.equals("facts") || kind.equals("files") || kind.startsWith("rows_")) {
                if (!number.equals(counts.getOrDefault(kind, 0L))) {
                    throw new Incomplete();
                }
            }
        });
        count(ImportTenant.MANIFEST, 1);
    }

    private void count(String kind, long more) {
        counts.merge(kind, more, Long::sum);
    }

    private static InputStream bounded(Entry entry, InputStream content) {
        if (entry.length() > MOST) {
            throw new IllegalArgumentException("no export holds so long an entry");
        }
        return content;
    }

    private static BufferedReader lines(InputStream content) {
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
}
