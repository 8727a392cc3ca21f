package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.Locale;
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
