package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A tenant with a number, and everything that this feature offers for it. */
final class Desk {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final TestPlatform test = TestPlatform.start();
    final Tenant tenant = test.tenant();
    final Platform platform = test.platform();
    final TenantTexts texts = new Texts(platform).of(tenant);
    final TenantConsents consents = new Consents(platform).of(tenant);
    final TenantOptOuts optOuts = new OptOuts(platform, new Texts(platform), new Consents(platform)).of(tenant);
    final String number = number();

    Desk() {
        new Senders(platform).add(tenant, PhoneNumber.ofE164(number), "twilio", null, null, Actor.SYSTEM);
    }

    /** Opens the sub-account Acme with these settings and the defaults of all others. */
    Desk opened(Map<String, Object> settings) {
        var account = new SubAccount(
                tenant.partition(),
                "Acme",
                "acme",
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                Json.fromTree(settings, SubAccountSettings.class),
                null,
                null,
                null,
                null);
        var rows = platform.database().table(TableName.SUBACCOUNTS).of(tenant);
        platform.database().commit(rows.put(SubAccounts.KEY, account, Actor.SYSTEM));
        return this;
    }

    static String number() {
        return "+1646555" + String.format(Locale.ROOT, "%04d", NUMBERS.incrementAndGet());
    }

    SentText send(String to, String words, String purpose, String key) {
        return texts.send(new TextRequest(to, words, null, null, purpose, key, null, Actor.AI));
    }

    OptOutResult hears(String from, String words, String optOutType, String sid) {
        return optOuts.judge(new InboundText(
                sid, from, number, words, optOutType, Json.text(platform.clock().now())));
    }

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String method, String path) {
        return call(tenant, function, method, path);
    }

    HttpCall call(Tenant of, Function<Platform, ? extends HttpFunction> function, String method, String path) {
        return test.call(test.function(function, Permission.VIEW), method, path).as(test.user(of, Role.OWNER));
    }
}
