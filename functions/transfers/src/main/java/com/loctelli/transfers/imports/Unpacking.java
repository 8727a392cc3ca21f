package com.loctelli.transfers.imports;

import com.loctelli.access.credentials.Credential;
import com.loctelli.kernel.audit.AuditEntry;
import com.loctelli.kernel.audit.AuditTrail;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.transfers.cargo.OwnId;
import com.loctelli.transfers.cargo.SealedTexts;
import com.loctelli.transfers.cargo.Withheld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of the lines of an archive. */
final class Unpacking {
    private static final String USER = Epochs.userKey("");
    private static final String HASH = "hash";
    /** The hash of an end that no entry leads to. */
    private static final String BROKEN = "broken";

    private final Platform platform;
    private final Tenant tenant;
    private final TenantImport job;
    private final SealedTexts sealed;
    private @Nullable AuditEntry last;

    /**
     * What a line becomes.
     *
     * @param isUser whether it is a user, who must choose a password
     * @param secret the row, where it names a secret
     */
    record Unpacked(
            List<Write> writes, boolean isUser, @Nullable String secret) {}

    Unpacking(Platform platform, Tenant tenant, TenantImport job) {
        this.platform = platform;
        this.tenant = tenant;
        this.job = job;
        this.sealed = new SealedTexts(platform.cipher(), tenant);
    }

    /** The row of a line; throws {@link IllegalArgumentException} for a line that no export writes. */
    Unpacked row(TableName table, String line) {
        var item = map(sealed.sealed(OwnId.given(tenant, map(Json.readTree(line)))));
        if (!(item.get(TableName.SORT) instanceof String sk)
                || Withheld.of(table, sk).isPresent()) {
            throw new IllegalArgumentException("no export holds such a row");
        }
        var rows = platform.database().table(table).of(tenant);
        var writes = new ArrayList<Write>();
        boolean isUser = table == TableName.ACCESS && sk.startsWith(USER);
        switch (table) {
            case ACCESS -> {
                if (isUser) {
                    var id = sk.substring(USER.length());
                    var none = Credential.unusable(platform.clock().now());
                    writes.add(rows.put(Credential.key(id), none, Actor.SYSTEM));
                } else if (sk.equals(Epochs.STANDING)) {
                    item.put(Withheld.MAY_ENTER, false);
                }
            }
            case SUBACCOUNTS -> {
                if (sk.equals(SubAccounts.KEY)) {
                    subAccount(item);
                }
            }
            case KERNEL -> audit(rows, sk, item);
            default -> {
                // Goes as it came.
            }
        }
        writes.add(rows.restore(item));
        return new Unpacked(writes, isUser, item.get("secretRef") instanceof String ? table.id() + " " + sk : null);
    }

    /** What is said of the sub-account as it stands here. */
    private void subAccount(Map<String, Object> item) {
        item.put("id", tenant.id().value());
        item.put("slug", job.slug());
        item.put("status", SubAccount.Status.SUSPENDED.wire());
        item.put("suspendedAt", Json.text(job.requestedAt()));
        item.put("suspendedReason", ImportTenant.SUSPENDED);
        var by = job.requestedBy().id();
        if (by != null) {
            item.put("createdByAdminId", by);
        }
    }

    /** An entry that held where it came from is sealed anew; one that did not stays as it is, and is found broken here too. */
    private void audit(Rows rows, String sk, Map<String, Object> item) {
        if (sk.startsWith(AuditTrail.ENTRIES) && !item.containsKey(HASH)) {
            var entry = Json.fromTree(item, AuditEntry.class);
            var made = platform.audit().carriedOver(tenant, entry, hashOf(rows, entry.seq() - 1));
            item.put("prevHash", made.prevHash());
            item.put(HASH, made.hash());
            last = made;
        } else if (sk.equals(AuditTrail.END) && item.get("seq") instanceof Long seq) {
            var hash = hashOf(rows, seq);
            item.put(HASH, hash.isEmpty() && seq > 0 ? BROKEN : hash);
        }
    }

    private String hashOf(Rows rows, long seq) {
        var known = last;
        if (known != null && known.seq() == seq) {
            return known.hash();
        }
        var found = rows.get(AuditTrail.key(seq), AuditEntry.class);
        return found == null ? "" : found.value().hash();
    }

    /** A fact's key and what is said there. */
    record Fact(String key, Map<String, String> facts) {}

    /** The fact of a line. */
    Fact fact(String line) {
        var tree = map(OwnId.given(tenant, map(Json.readTree(line))));
        var facts = new LinkedHashMap<String, String>();
        map(tree.get("facts")).forEach((name, value) -> facts.put(name, String.valueOf(value)));
        return new Fact(String.valueOf(tree.get("key")), facts);
    }

    /** A tree that is a map with names of text, to be changed. */
    static Map<String, Object> map(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            var out = new LinkedHashMap<String, Object>();
            map.forEach((name, value) -> {
                if (value == null) {
                    throw new IllegalArgumentException("an export writes no null");
                }
                out.put(String.valueOf(name), value);
            });
            return out;
        }
        throw new IllegalArgumentException("not a map");
    }
}
