package com.loctelli.integrations;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's integrations. An account id is claimed in the directory, which no transaction of the tenant's rows
 * reaches: the row is written first, as pending, and taken back where the claim is refused, so that whatever a stop
 * leaves behind can be seen and deleted.
 */
public final class TenantIntegrations {
    /** What the reason of a failure contains where the token was refused. */
    public static final String REFUSED_TOKEN = "token-refused";

    private static final String PREFIX = "IG#";
    private static final int MOST = 100;
    private static final Duration SELDOM = Duration.ofMinutes(5);

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    TenantIntegrations(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.INTEGRATIONS).of(tenant);
    }

    /** Its id. */
    public static String id(Stored<Integration> stored) {
        return stored.sk().substring(PREFIX.length());
    }

    /** The integration; 404 where there is none. */
    public Stored<Integration> need(String id) {
        return rows.need(PREFIX + id, Integration.class);
    }

    /** All of them, a page at a time. */
    public Page<Stored<Integration>> page(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(PREFIX).limit(limit).after(cursor), Integration.class);
    }

    /** The integration that has the outside account, or null. */
    public @Nullable Stored<Integration> withAccount(String templateName, String accountId) {
        var item = rows.get(account(templateName, accountId), AccountItem.class);
        return item == null ? null : rows.get(PREFIX + item.value().integrationId(), Integration.class);
    }

    /** Those of GoHighLevel that are in use and have a token to speak with. */
    public List<Stored<Integration>> speaking() {
        return page(null, MOST).data().stream()
                .filter(one -> one.value().templateName().equals(IntegrationTemplates.GOHIGHLEVEL)
                        && one.value().canSpeak())
                .toList();
    }

    /** The outside system took what it was told. */
    public void worked(Stored<Integration> stored) {
        var one = stored.value();
        var now = platform.clock().now();
        var last = one.lastSuccessAt();
        boolean isWell = one.status() == IntegrationStatus.ACTIVE && one.errorMessage() == null;
        if (isWell && last != null && last.isAfter(now.minus(SELDOM))) {
            // Who changes it by hand shall not always find it changed.
            return;
        }
        note(
                stored,
                new Update()
                        .set("status", IntegrationStatus.ACTIVE.wire())
                        .set("lastSuccessAt", now)
                        .remove("errorMessage"));
    }

    /** The outside system did not take what it was told, for a reason without personal data. */
    public void failed(Stored<Integration> stored, String why) {
        var status = why.contains(REFUSED_TOKEN) ? IntegrationStatus.ERROR : IntegrationStatus.DEGRADED;
        note(
                stored,
                new Update()
                        .set("status", status.wire())
                        .set("lastErrorAt", platform.clock().now())
                        .set("errorMessage", why));
    }

    private void note(Stored<Integration> stored, Update update) {
        try {
            platform.database().commit(rows.update(stored.sk(), update));
        } catch (Problem problem) {
            // It was ended meanwhile.
            if (!problem.type().equals(ProblemType.NOT_FOUND)) {
                throw problem;
            }
        }
    }

    /** Makes an integration; 409 where its account is connected already, here or by another tenant. */
    Stored<Integration> create(Integration wanted, Map<String, String> secrets, Actor by) {
        var id = platform.ids().next("ig");
        var accountId = wanted.externalAccountId();
        var pending = new Integration(
                wanted.templateName(),
                wanted.name(),
                wanted.description(),
                wanted.isActive(),
                IntegrationStatus.PENDING,
                wanted.config(),
                secretName(id),
                names(secrets),
                accountId,
                null,
                null,
                null);
        if (accountId == null) {
            platform.database().commit(rows.insert(PREFIX + id, pending, by));
        } else {
            platform.database()
                    .commit(
                            rows.insert(PREFIX + id, pending, by),
                            rows.insert(account(wanted.templateName(), accountId), new AccountItem(id), by)
                                    .otherwise(IntegrationProblems.ACCOUNT_TAKEN));
            claim(id, pending, accountId);
        }
        keep(id, secrets);
        var stored = need(id);
        return accountId == null ? stored : replace(stored, stored.value().with(IntegrationStatus.ACTIVE));
    }

    private void claim(String id, Integration pending, String accountId) {
        try {
            platform.directory()
                    .claim(
                            RoutingKey.external(pending.templateName(), accountId),
                            tenant,
                            Map.of(),
                            IntegrationProblems.ACCOUNT_TAKEN);
        } catch (Problem problem) {
            if (problem.type().equals(IntegrationProblems.ACCOUNT_TAKEN)) {
                removeRows(id, pending);
            }
            throw problem;
        }
    }

    /**
     * Replaces an integration as it was read; 412 where it has changed since.
     *
     * @param alongside further writes of the same transaction
     */
    Stored<Integration> replace(Stored<Integration> stored, Integration next, Write... alongside) {
        var writes = new ArrayList<>(List.of(alongside));
        writes.add(rows.replace(stored, next));
        platform.database().commit(writes);
        return new Stored<>(
                stored.sk(),
                next,
                stored.version() + 1,
                stored.createdAt(),
                platform.clock().now(),
                stored.createdBy());
    }

    /**
     * Keeps more secrets of an integration that was just changed, and changes it once more afterwards: who read the old
     * secrets meanwhile has them under a version that is over.
     */
    Stored<Integration> addSecrets(Stored<Integration> changed, Map<String, String> more) {
        var id = id(changed);
        var all = new TreeMap<String, String>(secrets(id));
        all.putAll(more);
        keep(id, all);
        platform.database().commit(rows.update(changed.sk(), new Update().set("secretNames", names(all))));
        return need(id);
    }

    /** The secrets, read from where they are kept. */
    Map<String, String> secrets(String id) {
        var all = new TreeMap<String, String>();
        platform.secrets().find(secretName(id)).ifPresent(json -> {
            if (Json.readTree(json) instanceof Map<?, ?> map) {
                map.forEach((name, value) -> all.put(String.valueOf(name), String.valueOf(value)));
            }
        });
        return all;
    }

    /** Ends an integration: its events are nobody's from now on, its secrets are gone. */
    void delete(String id, @Nullable Long ifMatch) {
        var stored = need(id);
        if (ifMatch != null && ifMatch != stored.version()) {
            throw ProblemType.STALE_VERSION.problem();
        }
        var accountId = stored.value().externalAccountId();
        if (accountId != null) {
            platform.directory().release(RoutingKey.external(stored.value().templateName(), accountId), tenant);
        }
        platform.secrets().delete(secretName(id));
        removeRows(id, stored.value());
    }

    private void removeRows(String id, Integration one) {
        var accountId = one.externalAccountId();
        if (accountId == null) {
            platform.database().commit(rows.delete(PREFIX + id));
        } else {
            platform.database().commit(rows.delete(PREFIX + id), rows.delete(account(one.templateName(), accountId)));
        }
    }

    private void keep(String id, Map<String, String> secrets) {
        if (!secrets.isEmpty()) {
            platform.secrets().put(secretName(id), Json.write(new TreeMap<>(secrets)));
        }
    }

    private String secretName(String id) {
        return "sa/" + tenant.partition() + "/ig/" + id;
    }

    private static List<String> names(Map<String, String> secrets) {
        return secrets.keySet().stream().sorted().toList();
    }

    private static String account(String templateName, String accountId) {
        return "ACC#" + templateName + "#" + accountId;
    }
}
