package com.loctelli.transfers.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.audit.Auditing;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.transfers.MoveTenant;
import com.loctelli.transfers.imports.ImportSubAccount;
import com.loctelli.transfers.imports.ShowSubAccountImport;
import com.loctelli.transfers.imports.StartSubAccountImport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** An agency that moves tenants, and tenants that have something of everything. */
final class Move {
    final StopSwitch stops = new StopSwitch();
    final TestPlatform test = TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of(stops));
    final Caller.Admin admin = test.admin();

    Platform platform() {
        return test.platform();
    }

    String fresh(String prefix) {
        return platform().ids().next(prefix).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Rows rows(Tenant tenant, TableName table) {
        return platform().database().table(table).of(tenant);
    }

    /** A tenant with rows in every table, users, an audit log, files, secrets and facts. */
    Tenant filled() {
        var id = new SubAccountId(platform().ids().next("sa"));
        var tenant = platform().directory().register(admin, id);
        var business = new SubAccount(
                id.value(),
                "Sunny Solar",
                fresh("sunny"),
                "roofs",
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                SubAccountSettings.DEFAULTS,
                admin.id(),
                null,
                null,
                null);
        platform()
                .database()
                .commit(rows(tenant, TableName.SUBACCOUNTS).insert(SubAccounts.KEY, business, Actor.SYSTEM));
        for (var table : TableName.values()) {
            if (table != TableName.DIRECTORY) {
                fill(tenant, table);
            }
        }
        for (var role : List.of(Role.OWNER, Role.AGENT)) {
            new Users(platform())
                    .of(tenant)
                    .add(new NewUser("Olive", fresh("mail") + "@example.com", "Correct-horse-7", role), Actor.SYSTEM);
        }
        for (int i = 0; i < 5; i++) {
            audited(tenant, "THING#" + i);
        }
        var secret = "sa/" + tenant.partition() + "/ig/ig_1";
        platform().secrets().put(secret, "token-of-the-crm");
        platform()
                .database()
                .commit(rows(tenant, TableName.INTEGRATIONS)
                        .put("IG#ig_1", new RoutingFact("CRM", Map.of()), Actor.SYSTEM)
                        .with("secretRef", secret));
        var directory = platform().directory();
        directory.claim(RoutingKey.number("+1" + fresh("n")), tenant, Map.of("senderId", "sn_1"), ProblemType.CONFLICT);
        directory.claim(RoutingKey.external("crm", fresh("loc")), tenant, Map.of(), ProblemType.CONFLICT);
        var files = platform().files();
        var sealed = platform().cipher().seal(tenant, "kb|doc_1", "A visit is 80 dollars, says " + tenant + ".");
        files.put(tenant, "knowledge/doc_1", "text/plain", sealed.getBytes(StandardCharsets.US_ASCII));
        files.put(tenant, "logo ü.png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
        return tenant;
    }

    private void fill(Tenant tenant, TableName table) {
        var rows = rows(tenant, table);
        for (int i = 0; i < 3; i++) {
            var place = "place-" + i;
            var write = rows.put(
                            "x_" + i, new RoutingFact("Ann Example", Map.of("of", tenant.partition())), Actor.SYSTEM)
                    .with("words", platform().cipher().seal(tenant, place, "see you on Monday, " + i))
                    .with("odd", Map.of("$x", 1, "n", 0.7, "deep", List.of(true, Map.of("of", tenant.partition()))))
                    .with("bytes", new byte[] {0, 1, (byte) 0xff})
                    .with("pretended", "sealed.cGxhY2U.c2VhbGVk")
                    .with("count", 123456789012L);
            table.indexes().forEach(index -> write.with(index, "2026#" + table));
            platform().database().commit(write);
        }
        platform()
                .database()
                .commit(rows.put("gone", new RoutingFact("of yesterday", Map.of()), Actor.SYSTEM)
                        .expires(test.clock().instant().minusSeconds(60)));
    }

    /** An administrative act of the tenant. */
    void audited(Tenant tenant, String thing) {
        var act = new Auditing(Actor.user("usr_1"), "POST /v1/things", "/v1/sub-accounts/" + tenant, "192.0.2.7", null);
        act.run(() -> {
            platform()
                    .database()
                    .commit(rows(tenant, TableName.LEADS).put(thing, new RoutingFact("thing", Map.of()), Actor.SYSTEM));
            return thing;
        });
    }

    /** Exports to the end, outside of any request: what asks for an export is itself written down in the tenant. */
    byte[] exported(Tenant tenant) {
        var id = new Exports(platform()).begin(tenant, Actor.SYSTEM).id();
        drain();
        var export = new Exports(platform()).need(tenant, id);
        assertEquals(Export.Stage.DONE, export.stage());
        return platform().files().find(tenant, export.archive()).orElseThrow();
    }

    void drain() {
        test.drain(QueueName.TRANSFERS, new MoveTenant.Function(platform()));
    }

    /** Uploads an archive and imports it to the end; the answer is that of the last look. */
    HttpCall.Answer imported(byte[] archive) throws IOException, InterruptedException {
        var id = uploaded(archive);
        assertEquals(202, start(id).status());
        drain();
        return show(id);
    }

    /** The id of an import whose archive is uploaded. */
    String uploaded(byte[] archive) throws IOException, InterruptedException {
        var made = ask(fresh("moved"), archive.length);
        assertEquals(201, made.status(), made.body());
        try (var client = HttpClient.newHttpClient()) {
            var put = HttpRequest.newBuilder(URI.create(String.valueOf(made.at("uploadUrl"))))
                    .header("content-type", "application/gzip")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(archive))
                    .build();
            assertEquals(
                    200, client.send(put, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
        return String.valueOf(made.at("id"));
    }

    HttpCall.Answer ask(String slug, long length) {
        return call(ImportSubAccount.Function::new, "POST", "/v1/admin/sub-account-imports")
                .body(Map.of("slug", slug, "contentLength", length))
                .send();
    }

    HttpCall.Answer start(String id) {
        return call(StartSubAccountImport.Function::new, "POST", "/v1/admin/sub-account-imports/" + id + "/start")
                .path("id", id)
                .send();
    }

    HttpCall.Answer show(String id) {
        return call(ShowSubAccountImport.Function::new, "GET", "/v1/admin/sub-account-imports/" + id)
                .path("id", id)
                .send();
    }

    Tenant tenant(HttpCall.Answer answer) {
        return platform().directory().administered(admin, String.valueOf(answer.at("subAccountId")));
    }

    private HttpCall call(Function<Platform, ? extends HttpFunction> function, String method, String path) {
        return test.call(test.function(function, Permission.ADMIN), method, path)
                .as(admin);
    }
}
