package com.loctelli.evals;

import com.loctelli.assistant.model.ModelClient;
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
import org.jspecify.annotations.Nullable;

/**
 * One conversation between the agent and a simulated lead, from the first text to the judgement. It plays in a sandbox
 * on a stage; everything left to chance follows from the scenario's seed.
 */
public final class Rehearsal {
    private static final String PHONE = "+12125550177";
    private static final Duration LONGEST = Duration.ofHours(30);
    private static final int STEPS = 600;

    private final Stage stage;
    private final Tenant sandbox;
    private final AgentBrief brief;
    private final Scenario scenario;
    private final SimulatedLead lead;
    private final Random chance;
    private final List<String> heard = new ArrayList<>();
    private final List<BookingView> taken = new ArrayList<>();
    private int texts;
    private int planned;
    private long stoppedAfter;
    private long takenOverAfter = -1;
    private int takeOverAtText = -1;

    /** @param client plays the lead where the scenario asks for a model */
    public Rehearsal(Stage stage, Tenant sandbox, AgentBrief brief, Scenario scenario, ModelClient client) {
        this.stage = stage;
        this.sandbox = sandbox;
        this.brief = brief;
        this.scenario = scenario;
        this.chance = new Random(scenario.seed() * 31 + 7);
        this.lead = scenario.player() == Scenario.Player.MODEL
                ? new ModelLead(
                        client, brief.template().model(), scenario.goal(), scenario.persona(), scenario.opening())
                : new ScriptedLead(scenario.goal(), scenario.seed(), scenario.opening());
    }

    /** A person takes the conversation over some moments after the lead's text of that number. */
    public Rehearsal takenOverAfterText(int number) {
        takeOverAtText = number;
        return this;
    }

    /** Plays it and judges it. */
    public Played play(Instant now) {
        return play(now, Supplier::get);
    }

    /** The same, reading what came of it the given way: for who made the reading unsure. */
    Played play(Instant now, Reading reading) {
        var start = morning(now);
        stage.begin(start, scenario.seed(), scenario.faults(), this::read);
        boolean isLeadFirst = scenario.opening() != null;
        if (isLeadFirst) {
            speak();
        } else {
            stage.at(start, sandbox, this::capture);
        }
        stage.play(sandbox, start.plus(LONGEST), STEPS);
        var truth = reading.read(() -> Truth.of(stage, sandbox, leadId(), List.copyOf(taken)));
        var findings = new Judge(truth, stoppedAfter, takenOverAfter).of(scenario);
        return Played.of(scenario, findings, truth);
    }

    /** How the truth is read. */
    @FunctionalInterface
    interface Reading {
        Truth read(Supplier<Truth> truth);
    }

    private void capture() {
        var fields = LeadChange.builder().name("Sam Test").phone(PHONE).build();
        new Leads(stage.platform()).of(sandbox).capture(NewLead.of(LeadSource.FORM, fields), Actor.SYSTEM);
    }

    /** The lead's phone shows a text; the lead answers in their own time, once for all that came until then. */
    private void read(Stage.Handed handed) {
        if (!handed.to().equals(PHONE)) {
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
            int number = ++texts;
            stage.at(stage.now().plus(wait), sandbox, () -> send(text, number));
            wait = wait.plusSeconds(2);
        }
    }

    private void send(String text, int number) {
        stage.text(sandbox, PHONE, text);
        if (text.equals("STOP")) {
            stage.at(stage.now(), sandbox, this::noteStop);
        }
        if (number == takeOverAtText) {
            stage.at(stage.now().plusSeconds(chance.nextInt(12)), sandbox, this::takeOver);
        }
    }

    /** The number of the STOP is what the conversation holds it under; it is there, or comes again until it is. */
    private void noteStop() {
        var messages = new Conversations(stage.platform()).of(sandbox).recent(conversationId(), 50);
        stoppedAfter = messages.stream()
                .filter(message -> message.text().equals("STOP"))
                .mapToLong(message -> message.seq())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not taken in yet"));
    }

    private void takeOver() {
        var conversations = new Conversations(stage.platform()).of(sandbox);
        conversations.takeOver(conversationId(), "usr_rehearsal", "taken_over");
        takenOverAfter = conversations.need(conversationId()).value().lastSeq();
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
        var found = new Leads(stage.platform()).of(sandbox).withPhone(PhoneNumber.ofE164(PHONE));
        if (found == null) {
            throw new IllegalStateException("the rehearsal's lead never came about: " + stage.lost());
        }
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
