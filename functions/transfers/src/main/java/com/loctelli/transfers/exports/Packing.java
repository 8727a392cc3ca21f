package com.loctelli.transfers.exports;

import com.loctelli.kernel.audit.AuditEntry;
import com.loctelli.kernel.audit.AuditTrail;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.RawItem;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.AccessGrant;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.transfers.cargo.OwnId;
import com.loctelli.transfers.cargo.SealedTexts;
import com.loctelli.transfers.cargo.Withheld;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the lines of an archive of a tenant's rows, and counts what it does. */
final class Packing {
    private static final String HASH = "hash";
    private static final String PREVIOUS = "prevHash";

    private final Platform platform;
    private final Tenant tenant;
    private final SealedTexts sealed;
    private final Map<String, Long> counts;
    private @Nullable String lastHash;

    Packing(Platform platform, Tenant tenant, Map<String, Long> counts) {
        this.platform = platform;
        this.tenant = tenant;
        this.sealed = new SealedTexts(platform.cipher(), tenant);
        this.counts = new TreeMap<>(counts);
    }

    /** How much there is of each kind. */
    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** One more of a kind; returns how many there are then. */
    long count(String kind) {
        return counts.merge(kind, 1L, Long::sum);
    }

    /** Adds to a kind. */
    void count(String kind, long more) {
        counts.merge(kind, more, Long::sum);
    }

    /** The rows that go along, a line each. */
    byte[] lines(TableName table, List<RawItem> items) {
        var text = new StringBuilder();
        for (var item : items) {
            if (staysBehind(table, item)) {
                continue;
            }
            var tree = OwnId.taken(tenant, sealed.opened(attributes(table, item)));
            text.append(Json.write(tree)).append('\n');
            count("rows_" + table.id());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A routing fact, as a line. */
    String line(String key, Map<String, String> facts) {
        count("facts");
        return Json.write(OwnId.taken(tenant, Map.of("key", key, "facts", facts))) + "\n";
    }

    private boolean staysBehind(TableName table, RawItem item) {
        var why = Withheld.of(table, item.sk());
        if (why.isPresent()) {
            count("withheld_" + why.get().wire());
            return true;
        }
        // A grant that holds is one of the original; its admin has none of the copy.
        if (table == TableName.SUBACCOUNTS
                && item.sk().startsWith(AccessGrant.all())
                && Json.fromTree(item.attributes(), AccessGrant.class)
                        .holds(platform.clock().now())) {
            count("withheld_grants");
            return true;
        }
        return false;
    }

    private Map<String, Object> attributes(TableName table, RawItem item) {
        var out = new LinkedHashMap<>(item.attributes());
        if (table == TableName.SUBACCOUNTS && item.sk().equals(SubAccounts.KEY)) {
            Withheld.OF_SUB_ACCOUNT.forEach(out::remove);
        }
        if (table == TableName.ACCESS && item.sk().equals(Epochs.STANDING)) {
            out.remove(Withheld.MAY_ENTER);
        }
        if (table == TableName.KERNEL && item.sk().startsWith(AuditTrail.ENTRIES)) {
            auditEntry(item, out);
        }
        if (table == TableName.KERNEL && item.sk().equals(AuditTrail.END)) {
            out.remove(HASH);
        }
        return out;
    }

    /**
     * The seal of an entry holds here alone, and is made anew elsewhere: but only for an entry that is as it was sealed.
     * One that is not keeps its hash, by which it is known as broken there too.
     */
    private void auditEntry(RawItem item, Map<String, Object> out) {
        var entry = Json.fromTree(item.attributes(), AuditEntry.class);
        var before = lastHash == null ? hashBefore(entry.seq()) : lastHash;
        if (platform.audit().holds(tenant, entry, before)) {
            out.remove(HASH);
            out.remove(PREVIOUS);
        } else {
            count("audit_broken");
        }
        lastHash = entry.hash();
    }

    private String hashBefore(long seq) {
        var found = platform.database()
                .table(TableName.KERNEL)
                .of(tenant)
                .get(AuditTrail.key(Math.max(0, seq - 1)), AuditEntry.class);
        return found == null ? "" : Objects.requireNonNullElse(found.value().hash(), "");
    }
}
