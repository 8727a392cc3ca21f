package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;

/** Where audiences come from. */
final class AudienceSources {
    private final Platform platform;
    private final Leads leads;

    @Inject
    AudienceSources(Platform platform, Leads leads) {
        this.platform = platform;
        this.leads = leads;
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
            return new AudienceSource.Part(found, 0, page.next());
        };
    }

    /** The leads of the ids. */
    AudienceSource list(Tenant tenant, List<String> leadIds) {
        return (cursor, most) -> {
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            int to = Math.min(leadIds.size(), from + most);
            return of(tenant, leadIds.subList(from, to), to < leadIds.size() ? Integer.toString(to) : null);
        };
    }

    private AudienceSource.Part of(Tenant tenant, List<String> ids, @org.jspecify.annotations.Nullable String next) {
        var read = platform.database().batch(tenant);
        ids.stream().filter(AudienceSources::isLead).forEach(id -> read.want(TableName.LEADS, TenantLeads.key(id)));
        var answer = read.read();
        var found = new ArrayList<Stored<Lead>>();
        for (var id : ids) {
            answer.find(TableName.LEADS, TenantLeads.key(id), Lead.class).ifPresent(found::add);
        }
        return new AudienceSource.Part(found, ids.size() - found.size(), next);
    }

    private static boolean isLead(String id) {
        return id.startsWith("ld_") && id.indexOf('#') < 0;
    }
}
