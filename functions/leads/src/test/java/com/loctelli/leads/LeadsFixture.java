package com.loctelli.leads;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One tenant with an agent who works its leads, and what its rows and queues hold. */
final class LeadsFixture {
    final Meanwhile meanwhile = new Meanwhile();
    final TestPlatform test = TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of(meanwhile));
    final Tenant tenant = test.tenant();
    final Caller.User agent = test.user(tenant, Role.AGENT);
    final TenantLeads leads = new Leads(test.platform()).of(tenant);

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String method, String path) {
        return test.call(test.function(function, Permission.WORK), method, path).as(agent);
    }

    HttpCall.Answer create(Object body) {
        return call(CreateLead.Function::new, "POST", "/v1/leads").body(body).send();
    }

    HttpCall of(Function<Platform, ? extends HttpFunction> function, String method, String id) {
        return call(function, method, "/v1/leads/" + id).path("id", id);
    }

    Rows rows() {
        return test.platform().database().table(TableName.LEADS).of(tenant);
    }

    /** The sort keys of all the tenant's items in the table. */
    List<String> keys() {
        return rows().query(Query.prefix("").limit(1000), Rows.Nothing.class).data().stream()
                .map(item -> item.sk())
                .toList();
    }

    List<String> timeline(String id) {
        return leads.timeline(id, null, 100).data().stream()
                .map(TimelineEntry::type)
                .toList();
    }

    /** The events that wait for the rest of the product, which are then taken. */
    List<LeadCaptured> captured() {
        var seen = new ArrayList<LeadCaptured>();
        test.drain(
                QueueName.LEAD_EVENTS,
                new com.loctelli.kernel.queue.QueueFunction<>(test.platform(), LeadCaptured.class, (of, event) -> {
                    seen.add(event);
                    return com.loctelli.kernel.queue.Outcome.DONE;
                }) {});
        return seen;
    }
}
