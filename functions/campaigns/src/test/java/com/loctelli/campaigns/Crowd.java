package com.loctelli.campaigns;

import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.consent.ConsentHead;
import com.loctelli.messaging.consent.ConsentKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Very many leads who agreed to be texted, written as they lie in the tables, for making them one by one takes long. */
final class Crowd {
    private static final int TOGETHER = 50;

    private Crowd() {}

    /** A number of the crowd: a New York one that is in use. */
    static String phone(int i) {
        return String.format(Locale.ROOT, "+1212%03d%04d", 600 + i / 10_000, i % 10_000);
    }

    static void gather(Platform platform, Tenant tenant, int many) {
        gather(platform, tenant, IntStream.range(0, many).mapToObj(Crowd::phone).toList());
    }

    /** Leads with the numbers, the first of them idle for longest. */
    static void gather(Platform platform, Tenant tenant, List<String> phones) {
        var first = new Leads(platform)
                .of(tenant)
                .create(
                        NewLead.of(
                                LeadSource.IMPORT,
                                LeadChange.builder()
                                        .name("Ann", null)
                                        .phone("+12125559999")
                                        .timezone("America/New_York", ZoneSource.FORM)
                                        .build()),
                        Actor.SYSTEM);
        var tree = new LinkedHashMap<String, Object>(Json.toTree(first.value()));
        var leads = platform.database().table(TableName.LEADS).of(tenant);
        var messaging = platform.database().table(TableName.MESSAGING).of(tenant);
        new Leads(platform).of(tenant).delete(first.sk(), null);
        var agreed = new ConsentHead(1, "hash", "express_written", "all", null);
        var writes = new ArrayList<Write>();
        for (var phone : phones) {
            var id = platform.ids().next("ld");
            tree.put("phone", phone);
            var lead = Json.fromTree(tree, Lead.class);
            var active = Json.text(lead.lastActivityAt()) + "#" + id;
            writes.add(leads.insert(id, lead, Actor.SYSTEM)
                    .with("byActivity", active)
                    .with("byStatus", "lead#" + active));
            writes.add(messaging.put(ConsentKeys.head(phone), agreed, Actor.SYSTEM));
            if (writes.size() == 2 * TOGETHER) {
                platform.database().commit(writes);
                writes.clear();
            }
        }
        platform.database().commit(writes);
    }
}
