package com.loctelli.campaigns.audience;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.leads.imports.ImportRow;
import com.loctelli.leads.imports.Imports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Where audiences come from. */
public final class AudienceSources {
    private final Platform platform;
    private final Leads leads;
    private final Imports imports;

    /** On the parts of a process. */
    @Inject
    public AudienceSources(Platform platform, Leads leads, Imports imports) {
        this.platform = platform;
        this.leads = leads;
        this.imports = imports;
    }

    /**
     * The leads that the filter finds, the longest idle first: who becomes active while they are read comes again at
     * the end, and is never passed over.
     */
    AudienceSource filter(Tenant tenant, AudienceFilter filter) {
        var ours = leads.of(tenant);
        return (cursor, most) -> {
            var page = ours.idleFirst(filter.listed(), cursor, most);
            var found = page.data().stream()
                    .filter(lead -> filter.matches(lead.value()))
                    .toList();
            return new AudienceSource.Part(found, Map.of(), page.next());
        };
    }

    /** The leads of the list. */
    AudienceSource listed(Tenant tenant, LeadList listed) {
        var leadIds = listed.leadIds();
        return (cursor, most) -> {
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            int to = Math.min(leadIds.size(), from + most);
            return of(tenant, leadIds.subList(from, to), to < leadIds.size() ? Integer.toString(to) : null);
        };
    }

    /** Refuses an import that does not tell whom it brought. */
    void check(Tenant tenant, String importId) {
        imports.of(tenant).needResults(importId);
    }

    /** The leads that the import made, changed or found, in the order of its rows. */
    AudienceSource imported(Tenant tenant, String importId) {
        var ours = imports.of(tenant);
        return (cursor, most) -> {
            var page = ours.results(importId, cursor, most);
            var ids = page.data().stream()
                    .map(ImportRow::leadId)
                    .filter(Objects::nonNull)
                    .toList();
            var part = of(tenant, ids, page.next());
            var left = new HashMap<>(part.left());
            left.put("row_failed", (long) page.data().size() - ids.size());
            return new AudienceSource.Part(part.leads(), left, part.next());
        };
    }

    private AudienceSource.Part of(Tenant tenant, List<String> ids, @Nullable String next) {
        var read = platform.database().batch(tenant);
        ids.stream().filter(TenantLeads::isId).forEach(id -> read.want(TableName.LEADS, TenantLeads.key(id)));
        var answer = read.read();
        var found = new ArrayList<Stored<Lead>>();
        for (var id : ids) {
            answer.find(TableName.LEADS, TenantLeads.key(id), Lead.class).ifPresent(found::add);
        }
        return new AudienceSource.Part(found, Map.of("not_found", (long) ids.size() - found.size()), next);
    }
}
