package com.loctelli.leads.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadFilter;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** One tenant's imports: made, worked and shown as callers and the worker do it. */
final class ImportFixture {
    final StopSwitch stops = new StopSwitch();
    final TestPlatform test = TestPlatform.start(Map.of(), List.of(stops));
    final Platform platform = test.platform();
    final Tenant tenant = test.tenant();
    final TenantLeads leads = new Leads(platform).of(tenant);

    static String phone(int i) {
        return "+1212736" + String.format(Locale.ROOT, "%04d", 1000 + i);
    }

    String uploaded(String text) {
        return uploaded(text, StandardCharsets.UTF_8);
    }

    String uploaded(String text, Charset charset) {
        var bytes = text.getBytes(charset);
        var id = made(Map.of("contentLength", bytes.length));
        platform.files().put(tenant, "imports/" + id + "/rows.csv", "text/csv", bytes);
        var started =
                call(StartImport.Function::new, id, "start").body(Map.of()).send();
        assertEquals(202, started.status(), started.body());
        return id;
    }

    String made(Map<String, Object> body) {
        var made = call(CreateImport.Function::new, "", "").body(body).send();
        assertEquals(201, made.status(), made.body());
        return String.valueOf(made.at("id"));
    }

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String id, String what) {
        var call = test.call(
                        test.function(function, Permission.MANAGE),
                        "POST",
                        "/v1/imports" + (id.isEmpty() ? "" : "/" + id + "/" + what))
                .as(test.user(tenant, Role.OWNER));
        return id.isEmpty() ? call : call.path("id", id);
    }

    HttpCall.Answer shown(String id) {
        return test.call(test.function(GetImport.Function::new, Permission.VIEW), "GET", "/v1/imports/" + id)
                .path("id", id)
                .as(test.user(tenant, Role.VIEWER))
                .send();
    }

    void run() {
        test.drain(QueueName.IMPORTS, new RunImport.Function(platform));
    }

    void twice() {
        var one = new RunImport.Function(platform);
        test.drain(QueueName.IMPORTS, (event, context) -> {
            one.handleRequest(event, context);
            return one.handleRequest(event, context);
        });
    }

    Lead lead(String phone) {
        return Objects.requireNonNull(leads.withPhone(PhoneNumber.ofE164(phone)))
                .value();
    }

    List<Object> all() {
        return new ArrayList<>(leads.page(LeadFilter.ALL, null, 500).data());
    }

    String result(String id) {
        return new String(
                platform.files().find(tenant, "imports/" + id + "/result-1.csv").orElseThrow(), StandardCharsets.UTF_8);
    }
}
