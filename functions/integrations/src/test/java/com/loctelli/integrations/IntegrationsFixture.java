package com.loctelli.integrations;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** A tenant whose GoHighLevel location is connected, and a GoHighLevel that signs what it sends. */
final class IntegrationsFixture {
    private static final KeyPair KEYS = keyPair();

    final TestPlatform test;
    final Tenant tenant;
    final Caller.User manager;
    final String location;
    final TenantInbox inbox;
    final TenantLeads leads;

    IntegrationsFixture(ExecutionInterceptor... interceptors) {
        this(Map.of(), interceptors);
    }

    IntegrationsFixture(Map<String, String> more, ExecutionInterceptor... interceptors) {
        var settings = new TreeMap<>(more);
        settings.put(
                "GHL_WEBHOOK_PUBLIC_KEY",
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
        this.test = TestPlatform.start(settings, List.of(interceptors));
        this.tenant = test.tenant();
        this.manager = test.user(tenant, Role.MANAGER);
        this.location = test.platform().ids().token();
        this.inbox = new InboundEvents(test.platform()).of(tenant);
        this.leads = new Leads(test.platform()).of(tenant);
    }

    static String sign(byte[] body) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(KEYS.getPrivate());
            signing.update(body);
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String method, String path) {
        return test.call(test.function(function, Permission.MANAGE), method, path)
                .as(manager);
    }

    HttpCall.Answer connect() {
        return connect(location);
    }

    HttpCall.Answer connect(String account) {
        return call(CreateIntegration.Function::new, "POST", "/v1/integrations")
                .body(Map.of(
                        "templateName",
                        "gohighlevel",
                        "name",
                        "Main",
                        "externalAccountId",
                        account,
                        "secrets",
                        Map.of("apiKey", "s3cr3t-value")))
                .send();
    }

    HttpCall.Answer send(Map<String, ?> event) {
        var text = Json.write(event);
        return send(text, sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    HttpCall.Answer send(String text, String signature) {
        var call =
                test.call(test.function(ReceiveGhlEvent.Function::new, Permission.WEBHOOK), "POST", "/v1/webhooks/ghl");
        if (signature != null) {
            call.header("x-ghl-signature", signature);
        }
        return call.text("application/json", text).send();
    }

    /** An event of this location with a time and an id of its own. */
    Map<String, Object> event(String type, String webhookId, Map<String, ?> more) {
        var event = new TreeMap<String, Object>(more);
        event.put("type", type);
        event.put("locationId", location);
        event.put("webhookId", webhookId);
        event.put("timestamp", Json.text(test.platform().clock().now()));
        return event;
    }

    int work() {
        return test.drain(QueueName.INBOUND_EVENTS, new WorkInboundEvent.Function(test.platform()));
    }

    EventState state(HttpCall.Answer answer) {
        return inbox.need((String) answer.at("id")).value().state();
    }

    List<String> keys() {
        return test
                .platform()
                .database()
                .table(TableName.INTEGRATIONS)
                .of(tenant)
                .query(Query.prefix("").limit(1000), Rows.Nothing.class)
                .data()
                .stream()
                .map(item -> item.sk())
                .toList();
    }
}
