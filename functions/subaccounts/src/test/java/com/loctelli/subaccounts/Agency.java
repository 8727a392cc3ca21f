package com.loctelli.subaccounts;

import com.loctelli.access.signin.LogIn;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** An agency's admin at work, on a platform with cheap password hashes. */
final class Agency {
    static final String PASSWORD = "Correct-horse-7";

    final TestPlatform test;
    final Caller.Admin admin;

    Agency(ExecutionInterceptor... interceptors) {
        this.test = TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of(interceptors));
        this.admin = test.admin();
    }

    String fresh(String prefix) {
        return test.platform().ids().next(prefix).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A request that passes. */
    Map<String, Object> request() {
        var request = new HashMap<String, Object>();
        request.put("name", "Sunny Solar");
        request.put("slug", fresh("sunny"));
        request.put("timezone", "America/New_York");
        request.put("defaultCountry", "US");
        request.put("owner", owner(fresh("mail") + "@example.com"));
        return request;
    }

    static Map<String, Object> owner(String email) {
        return Map.of("name", "Olive", "email", email, "password", PASSWORD);
    }

    HttpCall.Answer open(Map<String, Object> request) {
        return call(CreateSubAccount.Function::new, "POST", "/v1/admin/sub-accounts")
                .body(request)
                .send();
    }

    /** The id of a new sub-account. */
    String opened() {
        return String.valueOf(open(request()).at("id"));
    }

    Tenant tenant(String id) {
        return test.platform().directory().administered(admin, id);
    }

    HttpCall.Answer show(String id) {
        return call(ShowSubAccount.Function::new, "GET", "/v1/admin/sub-accounts/" + id)
                .path("id", id)
                .send();
    }

    HttpCall.Answer change(String id, Map<String, Object> patch, @Nullable String ifMatch) {
        var call = call(ChangeSubAccount.Function::new, "PATCH", "/v1/admin/sub-accounts/" + id)
                .path("id", id)
                .body(patch);
        return (ifMatch == null ? call : call.header("if-match", ifMatch)).send();
    }

    HttpCall.Answer settings(String id, Map<String, Object> settings) {
        return change(id, Map.of("settings", settings), null);
    }

    HttpCall.Answer list() {
        return call(ListSubAccounts.Function::new, "GET", "/v1/admin/sub-accounts")
                .send();
    }

    HttpCall.Answer logIn(String email) {
        return test.call(test.function(LogIn.Function::new, Permission.PUBLIC), "POST", "/v1/auth/login")
                .body(Map.of("email", email, "password", PASSWORD, "tokens", true))
                .send();
    }

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String method, String path) {
        return test.call(test.function(function, Permission.ADMIN), method, path)
                .as(admin);
    }

    HttpCall.Answer changeOwn(String id, Role role, Map<String, Object> patch) {
        return test.call(
                        test.function(ChangeOwnSettings.Function::new, Permission.MANAGE),
                        "PATCH",
                        "/v1/sub-account/settings")
                .as(test.user(tenant(id), role))
                .body(patch)
                .send();
    }
}
