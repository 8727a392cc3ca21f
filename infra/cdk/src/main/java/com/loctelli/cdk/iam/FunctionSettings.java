package com.loctelli.cdk.iam;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.kernel.platform.Platform;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of a function. What is secret is not among them: in its place stands the secret's name, which the
 * running function reads, so that no value is in a template, in a console or in a snapshot.
 */
public final class FunctionSettings {
    /** Settings that are fields of secrets: the setting, the secret without the stage, the field. */
    private static final Map<String, String[]> SECRET = Map.of(
            "TWILIO_ACCOUNT_SID", new String[] {"twilio", "accountSid"},
            "TWILIO_AUTH_TOKEN", new String[] {"twilio", "authToken"},
            "OPENAI_API_KEY", new String[] {"openai", "apiKey"});

    private FunctionSettings() {}

    /** The settings as the function's environment. */
    public static SortedMap<String, String> of(FunctionPlan plan, Arns arns) {
        var environment = arns.environment();
        var out = new TreeMap<String, String>();
        // What the deployment says of settings that this very function reads; the rest is the plan's own.
        environment.tuning().forEach((name, value) -> {
            if (plan.needs().settings().contains(name) && !value.isBlank()) {
                out.put(name, value);
            }
        });
        out.put("LOCTELLI_STAGE", environment.stage());
        out.put("PUBLIC_URL", environment.publicUrl());
        plan.needs().settings().forEach(name -> {
            var secret = SECRET.get(name);
            if (secret != null) {
                out.put(name, "secret:" + environment.secret(secret[0]) + "#" + secret[1]);
            }
        });
        if (plan.needs().tenantRows()) {
            out.put("LOCTELLI_TENANT_ROLE", arns.tenantRole());
        }
        if (plan.needs().mails()) {
            out.put(Platform.MAIL_FROM, "no-reply@" + environment.domain());
        }
        if (plan.needs().seals()) {
            out.put("LOCTELLI_KMS_KEY", "alias/" + environment.name("data"));
        }
        if (!plan.needs().files().isEmpty()) {
            out.put("LOCTELLI_BUCKET", arns.bucketName());
        }
        if (plan.way() instanceof FunctionPlan.Http http) {
            out.put("LOCTELLI_PERMISSION", http.access().text());
        }
        if (asksForOriginKey(plan, environment)) {
            out.put("LOCTELLI_ORIGIN_KEY", "secret:" + environment.secret("origin-key") + "#current");
            out.put("LOCTELLI_ORIGIN_KEY_BEFORE", "secret:" + environment.secret("origin-key") + "#previous");
        }
        return out;
    }

    /** Whether the function lets nobody in who went around the edge. */
    static boolean asksForOriginKey(FunctionPlan plan, Environment environment) {
        return environment.hasEdge() && plan.way() instanceof FunctionPlan.Http;
    }

    /** Whether the setting is a secret's field, which no deployment says in the open. */
    public static boolean isSecret(String name) {
        return SECRET.containsKey(name);
    }

    /** The secrets, without the stage, that these settings are fields of. */
    static SortedSet<String> secrets(Collection<String> settings) {
        var out = new TreeSet<String>();
        settings.forEach(name -> {
            var secret = SECRET.get(name);
            if (secret != null) {
                out.add(secret[0]);
            }
        });
        return out;
    }
}
