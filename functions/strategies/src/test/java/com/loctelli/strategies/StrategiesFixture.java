package com.loctelli.strategies;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.writing.CreateStrategy;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A sub-account with a manager, and the agency's admin. */
final class StrategiesFixture {
    static final TestPlatform TEST = TestPlatform.start();

    final Caller.Admin admin = TEST.admin();
    final Tenant tenant;
    final Caller.User manager;
    final TenantStrategies strategies;

    StrategiesFixture() {
        this(TEST.tenant());
    }

    StrategiesFixture(Tenant tenant) {
        this.tenant = tenant;
        this.manager = TEST.user(tenant, Role.MANAGER);
        this.strategies = new Strategies(TEST.platform()).of(tenant);
    }

    static Map<String, Object> body(String name) {
        return new LinkedHashMap<>(Map.of(
                "name", name,
                "aiName", "Mia",
                "aiRole", "scheduling assistant of Sun Roofs",
                "conversationTone", "warm and brief",
                "qualificationQuestions",
                        List.of("What kind of roof?", Map.of("text", "Your budget?", "field", "budget")),
                "closingStrategy", "Offer two times.",
                "mode", "auto",
                "timing", Map.of("waitSeconds", 5)));
    }

    HttpCall.Answer create(Map<String, Object> body) {
        return call(CreateStrategy.Function::new, "POST").body(body).send();
    }

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String method) {
        return TEST.call(TEST.function(function, Permission.MANAGE), method, "/v1/strategies")
                .as(manager);
    }

    HttpCall ofAdmin(Function<Platform, ? extends HttpFunction> function, String method) {
        return TEST.call(TEST.function(function, Permission.ADMIN), method, "/v1/admin/prompt-templates")
                .as(admin);
    }

    /** As its own feature would have made it: all that a strategy asks of it is whether it is there. */
    void knowledgeBase(String id) {
        var rows = TEST.platform().database().table(TableName.KNOWLEDGE).of(tenant);
        TEST.platform()
                .database()
                .commit(rows.put(
                        References.knowledgeBase(id), new Rows.Nothing(References.knowledgeBase(id)), Actor.SYSTEM));
    }

    List<String> keys() {
        return TEST
                .platform()
                .database()
                .table(TableName.STRATEGIES)
                .of(tenant)
                .query(Query.prefix("").limit(500), Rows.Nothing.class)
                .data()
                .stream()
                .map(row -> row.sk())
                .toList();
    }
}
