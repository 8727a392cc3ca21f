package com.loctelli.campaigns;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.recipients.ListRecipients;
import com.loctelli.campaigns.sending.FeedCampaigns;
import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.OptOuts;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.senders.SenderChange;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.standins.carrier.CallbackRules;
import com.loctelli.standins.carrier.Carrier;
import com.loctelli.standins.carrier.CarrierSettings;
import com.loctelli.standins.carrier.Text;
import com.loctelli.standins.faults.Faults;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.lambda.LocalContext;
import com.loctelli.texting.SendText;
import com.loctelli.texting.SweepSends;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tenant with a number and leads, a carrier on loopback, and the deployed functions between them. */
final class Scene implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final AtomicInteger SIDS = new AtomicInteger();

    final StopSwitch stop = new StopSwitch();
    final Meanwhile meanwhile = new Meanwhile();
    final TestPlatform test;
    final Platform platform;
    final Tenant tenant;
    final String number;
    final Faults faults;
    final Carrier carrier;
    private final RequestHandler<SQSEvent, SQSBatchResponse> tick;
    private final RequestHandler<SQSEvent, SQSBatchResponse> send;
    final FeedCampaigns feed;
    private final SweepSends.Function sweepSends;

    Scene() {
        this(Map.of());
    }

    Scene(Map<String, String> settings) {
        var clock = new InstantSource[1];
        faults = new Faults(Duration.ofMillis(60), Duration.ofMillis(20));
        carrier = Carrier.start(CarrierSettings.of("AC00000000000000000000000000000000", "secret-token", faults)
                .withCallbacks(new CallbackRules(1, 0, 0, 1), Duration.ofMillis(5))
                .by(() -> clock[0] == null ? java.time.Instant.now() : clock[0].instant()));
        var all = new HashMap<>(settings);
        all.putAll(Map.of(
                "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000",
                "TWILIO_AUTH_TOKEN", "secret-token",
                "TWILIO_BASE_URL", carrier.baseUrl(),
                "PUBLIC_URL", "https://crm.example"));
        test = TestPlatform.start(all, List.of(stop, meanwhile));
        clock[0] = test.clock();
        platform = test.platform();
        tenant = platform.directory()
                .register(
                        test.admin(),
                        new com.loctelli.kernel.tenancy.SubAccountId(
                                platform.ids().next("sa")));
        number = "+1718555" + String.format(Locale.ROOT, "%04d", NUMBERS.incrementAndGet());
        new Senders(platform).add(tenant, PhoneNumber.ofE164(number), "twilio", null, null, Actor.SYSTEM);
        tick = new TickCampaign.Function(platform);
        send = new SendText.Function(platform, wait -> test.clock().advance(wait));
        feed = new FeedCampaigns(platform, new Campaigns(platform));
        sweepSends = new SweepSends.Function(platform);
    }

    /** Opens the tenant's sub-account, with the defaults of all settings, or says what has become of it. */
    void account(String status) {
        var account = new Update()
                .set("id", tenant.partition())
                .set("name", "Acme")
                .set("slug", "acme")
                .set("status", status)
                .set("plan", "standard")
                .set("timezone", "America/New_York")
                .set("defaultCountry", "US")
                .set("locale", "en-US")
                .set("settings", Map.of());
        var rows = platform.database().table(TableName.SUBACCOUNTS).of(tenant);
        platform.database().commit(rows.upsert("META", account));
    }

    /** What a person, or the carrier, makes of the tenant's usual number. */
    void health(String health) {
        var sender = new Texts(platform).of(tenant).defaultSender().orElseThrow();
        new Senders(platform)
                .change(tenant, sender.id(), new SenderChange(null, health, false, null, null, null, null, null, null));
    }

    /** Makes leads in New York, where it is ten in the morning; returns their ids by their numbers. */
    Map<String, String> leads(int many) {
        var ids = new HashMap<String, String>();
        for (int i = 0; i < many; i++) {
            var phone = phone(i);
            var fields = LeadChange.builder()
                    .name(i % 2 == 0 ? "Ann Number" + i : "Solo" + i)
                    .name(i % 2 == 0 ? "Ann" : null, null)
                    .phone(phone)
                    .timezone("America/New_York", ZoneSource.FORM)
                    .build();
            var lead = new Leads(platform).of(tenant).create(NewLead.of(LeadSource.MANUAL, fields), Actor.SYSTEM);
            ids.put(phone, lead.sk());
            new Consents(platform)
                    .of(tenant)
                    .enter(phone, NewConsent.of("express_written", "all", "form", Map.of()), Actor.SYSTEM);
        }
        return ids;
    }

    static String phone(int i) {
        return "+1212736" + String.format(Locale.ROOT, "%04d", 5000 + i);
    }

    HttpCall call(Tenant of, Function<Platform, ? extends HttpFunction> function, String method, String id) {
        return test.call(test.function(function, Permission.WORK), method, "/v1/sms/campaigns/" + id)
                .as(test.user(of, Role.AGENT))
                .path("id", id);
    }

    HttpCall.Answer ask(Function<Platform, ? extends HttpFunction> function, String method, String id) {
        return call(tenant, function, method, id).send();
    }

    HttpCall.Answer list(Tenant of) {
        return test.call(test.function(ListCampaigns.Function::new, Permission.VIEW), "GET", "/v1/sms/campaigns")
                .as(test.user(of, Role.VIEWER))
                .send();
    }

    HttpCall.Answer create(Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("name", "Spring", "body", "Hi {{firstName|there}}, spring is here", "purpose", "marketing"));
        body.putAll(more);
        return test.call(test.function(CreateCampaign.Function::new, Permission.WORK), "POST", "/v1/sms/campaigns")
                .as(test.user(tenant, Role.AGENT))
                .body(body)
                .send();
    }

    /** A draft whose audience is frozen. */
    String draft(int ratePerMinute, List<String> leadIds) {
        var id = String.valueOf(create(Map.of("ratePerMinute", ratePerMinute)).at("id"));
        var chosen = call(tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("leadIds", leadIds))
                .send();
        if (chosen.status() != 200) {
            throw new AssertionError(chosen.body());
        }
        return id;
    }

    Campaign campaign(String id) {
        return new Campaigns(platform).of(tenant).need(id).value();
    }

    /** Works the campaign's ticks, and every message twice. */
    void tick() {
        test.drain(QueueName.CAMPAIGN_TICKS, twice(tick));
    }

    /** Works the texts, and every message twice. */
    void work() {
        test.drain(QueueName.SENDS, twice(send));
    }

    /** A minute passes: the sweeps run, and what they ask for is done. */
    void minute() {
        test.clock().advance(Duration.ofSeconds(61));
        feed.of(tenant);
        tick();
        sweepSends();
        work();
    }

    void sweepSends() {
        try {
            sweepSends.handleRequest(
                    Map.of(),
                    new LocalContext(
                            "test",
                            "sweep",
                            System.nanoTime() + Duration.ofMinutes(1).toNanos()));
        } catch (IllegalStateException _) {
            // Other tests' tenants share the tables: their own sweeps are not this test's matter.
            return;
        }
    }

    void hears(String from, String words) {
        new OptOuts(platform, new Texts(platform), new Consents(platform))
                .of(tenant)
                .judge(new InboundText(
                        "SM" + SIDS.incrementAndGet(),
                        from,
                        number,
                        words,
                        null,
                        com.loctelli.kernel.json.Json.text(platform.clock().now())));
    }

    /** The texts of the campaign that the carrier took. */
    List<Text> atCarrier() {
        return carrier.texts(null).stream()
                .filter(text ->
                        text.direction().equals("outbound-api") && text.body().contains("spring"))
                .toList();
    }

    List<Map<?, ?>> recipients(String id) {
        var all = new ArrayList<Map<?, ?>>();
        @Nullable Object cursor = null;
        do {
            var call = call(tenant, ListRecipients.Function::new, "GET", id).query("limit", "200");
            var answer = (cursor == null ? call : call.query("cursor", cursor.toString())).send();
            ((List<?>) Objects.requireNonNull(answer.at("data"))).forEach(one -> all.add((Map<?, ?>) one));
            cursor = answer.at("page.nextCursor");
        } while (cursor != null);
        return all;
    }

    static RequestHandler<SQSEvent, SQSBatchResponse> twice(RequestHandler<SQSEvent, SQSBatchResponse> one) {
        return (event, context) -> {
            one.handleRequest(event, context);
            return one.handleRequest(event, context);
        };
    }

    @Override
    public void close() {
        carrier.close();
    }
}
