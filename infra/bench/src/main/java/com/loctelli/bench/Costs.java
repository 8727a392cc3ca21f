package com.loctelli.bench;

import com.loctelli.assistant.AnswerTurn;
import com.loctelli.bookings.CreateBooking;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.TakeInboundText;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.SealedBody;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.CreateLead;
import com.loctelli.leads.GetLead;
import com.loctelli.leads.Leads;
import com.loctelli.leads.ListLeads;
import com.loctelli.messaging.InboundText;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.model.Model;
import com.loctelli.standins.model.ModelSettings;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What the main operations cost: database round trips and how many wait for each other, consumed read and write
 * units, and processor time after warm-up; in a sub-account of ten leads and in one of very many.
 */
final class Costs {
    private static final int WARM_UP = 60;
    private static final int MEASURED = 60;
    private static final int TEXTS_A_CONVERSATION = 10;

    private final Model model;
    private final BenchTenant place;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger texts = new AtomicInteger();

    private Costs(Model model, BenchTenant place) {
        this.model = model;
        this.place = place;
    }

    static void run(int many) {
        try (var model = Model.start(ModelSettings.of(new Faults(), InstantSource.system()))) {
            var asked = new AtomicInteger();
            model.speakBy(request -> Samples.reply(asked.getAndIncrement()));
            var test = Bench.platform(Map.of(
                    "LOCTELLI_PASSWORD_COST", "4",
                    "OPENAI_API_KEY", "local",
                    "OPENAI_BASE_URL", model.baseUrl(),
                    "OPENAI_MODEL", "scripted"));
            System.out.printf(
                    "%-26s %9s %6s %11s %10s %11s %12s%n",
                    "operation", "leads", "trips", "in sequence", "read units", "write units", "CPU µs");
            new Costs(model, BenchTenant.make(test, "+14155550101", 10)).all(10);
            long before = System.nanoTime();
            var crowded = BenchTenant.make(test, "+14155550102", many);
            System.out.printf("(%,d leads written in %d s)%n", many, (System.nanoTime() - before) / 1_000_000_000L);
            new Costs(model, crowded).all(many);
        }
    }

    private void all(int leads) {
        print("POST /v1/leads", leads, this::createLead);
        print("GET /v1/leads/{id}", leads, this::getLead);
        print("GET …, caller read anew", leads, this::getLeadAgain);
        print("GET /v1/leads?limit=50", leads, this::listLeads);
        print("POST /v1/bookings", leads, this::book);
        print("inbound text, intake", leads, this::intake);
        print("text, a process's first turn", leads, () -> turn(new AnswerTurn.Function(test().platform())));
        var answering = new AnswerTurn.Function(test().platform());
        print("inbound text, turn", leads, () -> turn(answering));
    }

    private void print(String name, int leads, Supplier<Told> operation) {
        var all = new ArrayList<Told>();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            all.add(operation.get());
        }
        var told = all.subList(WARM_UP, all.size());
        System.out.printf(
                "%-26s %9d %6.1f %11.1f %10.1f %11.1f %12.0f%n",
                name,
                leads,
                median(told, Told::trips),
                median(told, Told::sequentialTrips),
                median(told, Told::readUnits),
                median(told, Told::writeUnits),
                median(told, Told::cpuMicros));
    }

    private Told createLead() {
        int i = count.incrementAndGet();
        var function = test().function(CreateLead.Function::new, Permission.WORK);
        var call = test().call(function, "POST", "/v1/leads")
                .as(test().user(place.tenant(), Role.AGENT))
                .body(Map.of(
                        "name",
                        "Ann Example",
                        "phone",
                        "+1646%07d".formatted(2_000_000 + i),
                        "email",
                        "new" + i + "@example.com",
                        "timezone",
                        "America/New_York"));
        return Told.of(call::send);
    }

    private Told getLead() {
        var function = test().function(GetLead.Function::new, Permission.VIEW);
        var call = test().call(function, "GET", "/v1/leads/" + place.leadId())
                .as(test().user(place.tenant(), Role.VIEWER))
                .path("id", place.leadId());
        return Told.of(call::send);
    }

    /** The same when what was known of the caller is older than it may be: what authentication costs. */
    private Told getLeadAgain() {
        var function = test().function(GetLead.Function::new, Permission.VIEW);
        var call = test().call(function, "GET", "/v1/leads/" + place.leadId())
                .as(test().user(place.tenant(), Role.VIEWER))
                .path("id", place.leadId());
        test().clock().advance(Duration.ofSeconds(6));
        return Told.of(call::send);
    }

    private Told listLeads() {
        var function = test().function(ListLeads.Function::new, Permission.VIEW);
        var call = test().call(function, "GET", "/v1/leads")
                .as(test().user(place.tenant(), Role.VIEWER))
                .query("limit", "50");
        return Told.of(call::send);
    }

    private Told book() {
        var function = test().function(CreateBooking.Function::new, Permission.WORK);
        var start = test().platform()
                .clock()
                .now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(1))
                .plus(Duration.ofMinutes(30L * (count.incrementAndGet() % 1300)));
        var call = test().call(function, "POST", "/v1/bookings")
                .as(test().user(place.tenant(), Role.AGENT))
                .body(Map.of("calendarId", place.calendarId(), "leadId", place.leadId(), "startAt", Json.text(start)));
        return Told.of(call::send);
    }

    private Told intake() {
        return intake("+15550100000");
    }

    /** No two texts are the same, or they would pass for those of a machine. */
    private Told intake(String from) {
        var text = new InboundText(
                "SM" + test().platform().ids().token(),
                from,
                place.number(),
                "Hello there, roof " + texts.incrementAndGet(),
                null,
                Json.text(test().platform().clock().now()));
        var body = SealedBody.of(test().platform().cipher(), place.tenant(), text);
        return place.work(new TakeInboundText.Function(test().platform()), body);
    }

    /** A turn that reaches the model: no conversation gets as many texts as would end the agent's part in it. */
    private Told turn(AnswerTurn.Function answering) {
        var from = "+1917%07d".formatted(2_000_000 + count.incrementAndGet() / TEXTS_A_CONVERSATION);
        // A person takes a while to answer; who does not is taken for a machine.
        test().clock().advance(Duration.ofSeconds(40));
        intake(from);
        test().clock().advance(Duration.ofSeconds(6));
        var lead = new Leads(test().platform()).of(place.tenant()).withPhone(PhoneNumber.ofE164(from));
        var conversation = Conversations.idOf(
                Objects.requireNonNull(lead, "the text made a lead").sk());
        var head = new Conversations(test().platform())
                .of(place.tenant())
                .need(conversation)
                .value();
        int answered = model.journal().size();
        var told = place.work(answering, TurnDue.of(conversation, TurnDue.INBOUND, head.lastSeq()));
        if (model.journal().size() == answered) {
            throw new IllegalStateException("the turn ended before it asked the model");
        }
        return told;
    }

    private TestPlatform test() {
        return place.test();
    }

    private static double median(List<Told> told, ToDoubleFunction<Told> value) {
        return told.stream().mapToDouble(value).sorted().toArray()[told.size() / 2];
    }
}
