package com.loctelli.evals;

import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Prices;
import com.loctelli.assistant.model.Usage;
import com.loctelli.bookings.BookingSource;
import com.loctelli.bookings.BookingView;
import com.loctelli.bookings.Bookings;
import com.loctelli.bookings.NewBooking;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.conversations.Conversations;
import com.loctelli.evals.cast.ModelLead;
import com.loctelli.evals.cast.ScriptedLead;
import com.loctelli.evals.cast.SimulatedLead;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.strategies.AgentBrief;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One conversation between the agent and a simulated lead, from the first text to the judgement. It plays in a sandbox
 * on a stage, alone or beside others of the same sandbox; everything left to chance follows from the scenario's seed.
 */
public final class Rehearsal {
    private static final String PHONE = "+12125550177";
    private static final String STOP = "STOP";
    private static final Duration LONGEST = Duration.ofHours(30);
    private static final int STEPS = 600;

    private final Stage stage;
    private final Tenant sandbox;
    private final AgentBrief brief;
    private final Scenario scenario;
    private final SimulatedLead lead;
    private final String model;
    private final String name;
    private final String phone;
    private final Random chance;
    private final List<String> heard = new ArrayList<>();
    private final List<BookingView> taken = new ArrayList<>();
    private int texts;
    private int planned;
    private @Nullable String leadId;
    private Silence stopped = Silence.NEVER;
    private Silence takenOver = Silence.NEVER;

    /** @param client plays the lead where the scenario asks for a model */
    public Rehearsal(Stage stage, Tenant sandbox, AgentBrief brief, Scenario scenario, ModelClient client) {
        this(stage, sandbox, brief, scenario, client, "Sam Test", PHONE);
    }

    /** The same with another lead, for several in one sandbox. */
    Rehearsal(
            Stage stage,
            Tenant sandbox,
            AgentBrief brief,
            Scenario scenario,
            ModelClient client,
            String name,
            String phone) {
        this.name = name;
        this.phone = phone;
        this.stage = stage;
        this.sandbox = sandbox;
        this.brief = brief;
        this.scenario = scenario;
        this.chance = new Random(scenario.seed() * 31 + 7);
        this.model = client.model(brief.template().model());
        this.lead = scenario.player() == Scenario.Player.MODEL
                ? new ModelLead(client, model, scenario.goal(), scenario.persona(), scenario.opening())
                : new ScriptedLead(scenario.goal(), scenario.seed(), scenario.opening());
    }

    /** Plays it and judges it. */
    public Played play(Instant now) {
        return together(List.of(this), now, Supplier::get).getFirst();
    }

    /**
     * Plays several that share a stage and a sandbox, all at once, as the leads of one business write; what goes wrong
     * is as the first scenario says.
     *
     * @param reading how what came of them is read, for who made the reading unsure
     */
    static List<Played> together(List<Rehearsal> all, Instant now, Reading reading) {
        var first = all.getFirst();
        var stage = first.stage;
        var start = morning(now);
        stage.begin(
                start, first.scenario.seed(), first.scenario.faults(), handed -> all.forEach(one -> one.read(handed)));
        all.forEach(one -> one.enter(start));
        stage.play(first.sandbox, start.plus(LONGEST), STEPS * all.size());
        var truths = all.stream().map(one -> one.truth(reading)).toList();
        var taken = Stream.concat(
                        truths.stream().flatMap(truth -> truth.bookings().stream()),
                        all.stream().flatMap(one -> one.taken.stream()))
                .toList();
        var out = new ArrayList<Played>();
        for (int i = 0; i < all.size(); i++) {
            out.add(all.get(i).judged(truths.get(i).beside(taken)));
        }
        return out;
    }

    private void enter(Instant start) {
        if (scenario.opening() != null) {
            stage.at(start, sandbox, this::speak);
        } else {
            stage.at(start, sandbox, this::capture);
        }
    }

    private Truth truth(Reading reading) {
        return reading.read(() -> Truth.of(stage, sandbox, leadId()));
    }

    private Played judged(Truth truth) {
        var findings = new Judge(truth, stopped, takenOver, stage.isBrokenOff()).of(scenario);
        var asked = lead.used();
        @Nullable
        Long micros = asked.equals(Usage.NONE)
                ? Long.valueOf(0)
                : Prices.of(stage.platform().settings()).cost(model, asked);
        return Played.of(scenario, findings, truth, asked, micros);
    }

    /** What the model that plays the lead has read and written, also where the play came to no end. */
    Usage lead() {
        return lead.used();
    }

    /** How the truth is read. */
    @FunctionalInterface
    interface Reading {
        Truth read(Supplier<Truth> truth);
    }

    private void capture() {
        var fields = LeadChange.builder().name(name).phone(phone).build();
        new Leads(stage.platform()).of(sandbox).capture(NewLead.of(LeadSource.FORM, fields), Actor.SYSTEM);
    }

    /** The lead's phone shows a text; the lead answers in their own time, once for all that came until then. */
    private void read(Stage.Handed handed) {
        if (!handed.to().equals(phone)) {
            return;
        }
        heard.add(handed.body());
        if (planned == 0) {
            planned = 1;
            stage.at(stage.now().plusSeconds(15L + chance.nextInt(60)), sandbox, () -> {
                planned = 0;
                speak();
            });
        }
    }

    private void speak() {
        var since = List.copyOf(heard);
        heard.clear();
        if (texts >= scenario.maxTurns()) {
            return;
        }
        if (brief.calendarId() != null
                && since.stream().anyMatch(text -> text.contains("S1"))
                && scenario.faults().isSlotTaken(chance)) {
            var key = "other:" + stage.platform().ids().token();
            stage.at(stage.now(), sandbox, () -> somebodyElse(key));
        }
        var wait = Duration.ofSeconds(1);
        for (var text : lead.answer(since)) {
            texts++;
            stage.at(stage.now().plus(wait), sandbox, () -> send(text));
            wait = wait.plusSeconds(2);
        }
    }

    private void send(String text) {
        stage.text(sandbox, phone, text);
        if (text.equals(STOP)) {
            stage.at(stage.now(), sandbox, this::noteStop);
        }
    }

    /** The lead says STOP, and it is taken in at once, in the middle of whatever is being worked. */
    void stopNow() {
        stage.textNow(sandbox, phone, STOP);
        noteStop();
    }

    /** The number of the STOP is what the conversation holds it under; it is there, or comes again until it is. */
    private void noteStop() {
        if (stopped.isKept()) {
            return;
        }
        var messages = new Conversations(stage.platform()).of(sandbox).recent(conversationId(), 50);
        var seq = messages.stream()
                .filter(message -> message.text().equals(STOP))
                .mapToLong(message -> message.seq())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not taken in yet"));
        stopped = new Silence(seq, stage.handed().size());
    }

    /** A person takes the conversation over, in the middle of whatever is being worked. */
    void takeOverNow() {
        var conversations = new Conversations(stage.platform()).of(sandbox);
        conversations.takeOver(conversationId(), "usr_rehearsal", "taken_over");
        takenOver = new Silence(
                conversations.need(conversationId()).value().lastSeq(),
                stage.handed().size());
    }

    /** Somebody else books the first time that was offered, before the lead can. */
    private void somebodyElse(String key) {
        var calendarId = brief.calendarId();
        if (calendarId == null) {
            return;
        }
        var bookings = new Bookings(stage.platform()).of(sandbox);
        try {
            var free = bookings.available(
                    calendarId, stage.now(), stage.now().plus(Duration.ofDays(7)), ZoneOffset.UTC, 1);
            if (!free.slots().isEmpty()) {
                taken.add(bookings.book(
                        new NewBooking(
                                calendarId,
                                null,
                                free.slots().getFirst().startAt(),
                                null,
                                null,
                                null,
                                null,
                                BookingSource.USER,
                                key,
                                null),
                        Actor.SYSTEM));
            }
        } catch (Problem _) {
            // They were not faster after all.
            return;
        }
    }

    private String leadId() {
        var known = leadId;
        if (known != null) {
            return known;
        }
        var found = new Leads(stage.platform()).of(sandbox).withPhone(PhoneNumber.ofE164(phone));
        if (found == null) {
            throw new IllegalStateException("the rehearsal's lead never came about: " + stage.lost());
        }
        leadId = found.sk();
        return found.sk();
    }

    private String conversationId() {
        return Conversations.idOf(leadId());
    }

    /** Ten in the morning, where most people are awake, of the next working day: the same for the same day. */
    private static Instant morning(Instant now) {
        @Nullable Instant at = null;
        for (int days = 1; at == null; days++) {
            var day = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(days);
            if (day.getDayOfWeek().getValue() <= 4) {
                at = day.atTime(15, 0).toInstant(ZoneOffset.UTC);
            }
        }
        return at;
    }
}
