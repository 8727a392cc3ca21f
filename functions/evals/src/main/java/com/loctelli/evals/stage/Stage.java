package com.loctelli.evals.stage;

import com.loctelli.assistant.AgentWorkers;
import com.loctelli.assistant.model.Provider;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.SweepTurns;
import com.loctelli.conversations.TakeInboundText;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Deadline;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadCaptured;
import com.loctelli.messaging.DueText;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.OptOuts;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stage: the product's workers over rows of nobody, by a clock that jumps to whatever is due next. What the product
 * sends to a queue is worked here in the order of its time, and again where a worker failed, as a queue would; what it
 * hands to a carrier is written down. Only the model is outside: where its provider asks to be left alone, the stage sits
 * that out. A play ends before its invocation. One play at a time, by one thread; a stage is kept for many plays.
 */
public final class Stage {
    /** The number that the agent writes from. */
    public static final String NUMBER = "+12015550100";

    private static final int DELIVERIES = 10;
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(90);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** The longest pause, the step after it, and what is to be done when a play is over. */
    private static final Duration A_STEP_AND_THE_REST = Duration.ofSeconds(45);

    private static final int LATEST_SECONDS = 90;

    private final Platform platform;
    private final AgentWorkers agent;
    private final TakeInboundText intake;
    private final SweepTurns sweep;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private final Carrier carrier;
    private final Provider provider;
    private final Patience patience;
    private final List<String> lost = new ArrayList<>();
    private volatile Instant now = Instant.EPOCH;
    private boolean brokenOff;
    private long places;
    private Random random = new Random(0);
    private Mishaps mishaps = Mishaps.NONE;
    private @Nullable Consumer<Handed> phone;

    /** How a stage waits for the world outside. */
    @FunctionalInterface
    public interface Patience {
        /** It does not. */
        Patience NONE = _ -> {};
        /** It lets the time pass. */
        Patience REALLY = LockSupport::parkNanos;

        /** Lets so many nanoseconds pass. */
        void sitOut(long nanos);
    }

    /** A stage over the ports of a process: its database, keys and model are used, its queues are not. */
    public Stage(Platform real, Patience patience) {
        this.patience = patience;
        this.platform = real.apart(() -> now, this::take);
        this.agent = new AgentWorkers(platform);
        var texts = new Texts(platform);
        this.intake =
                new TakeInboundText(new OptOuts(platform, texts, new Consents(platform)), new Conversations(platform));
        this.sweep = new SweepTurns(platform, new Conversations(platform));
        this.carrier = new Carrier(platform);
        this.provider = new Provider(platform);
    }

    /**
     * A text that a carrier would have sent.
     *
     * @param textId of the text in the database
     */
    public record Handed(String textId, String to, String body, Instant at) {
        /** Leaves the person and the words out. */
        @Override
        public String toString() {
            return "Handed[" + textId + "]";
        }
    }

    /** Clears the stage for another play, which begins at the instant. */
    public void begin(Instant start, long seed, Mishaps what, Consumer<Handed> onHanded) {
        synchronized (waiting) {
            waiting.clear();
        }
        carrier.clear();
        lost.clear();
        brokenOff = false;
        now = start;
        random = new Random(seed);
        mishaps = what;
        phone = onHanded;
    }

    /** The ports on which the play's rows are read: its clock, and its messages that come here. */
    public Platform platform() {
        return platform;
    }

    /** What time it is. */
    public Instant now() {
        return now;
    }

    /** Does something at a time of the play. */
    public void at(Instant when, Tenant tenant, Runnable deed) {
        put(when, tenant, deed, 1);
    }

    /** A person texts the agent's number. */
    public void text(Tenant tenant, String from, String words) {
        take(Outgoing.of(QueueName.INBOUND_TEXTS, tenant, inbound(from, words)));
    }

    /** The same, taken in at once: by another worker in the middle of whatever is being worked. */
    public void textNow(Tenant tenant, String from, String words) {
        intake.work(tenant, inbound(from, words));
    }

    private InboundText inbound(String from, String words) {
        return new InboundText("SM" + platform.ids().token(), from, NUMBER, words, null, now.toString());
    }

    /** Works what is due next; false where nothing is left. */
    public boolean step() {
        @Nullable Waiting next;
        synchronized (waiting) {
            next = waiting.poll();
        }
        if (next == null) {
            return false;
        }
        if (next.at().isAfter(now)) {
            now = next.at();
        }
        try {
            work(next.tenant(), next.what());
        } catch (RuntimeException e) {
            if (next.deliveries() >= DELIVERIES) {
                lost.add(next.what().getClass().getSimpleName() + ": " + e);
            } else {
                put(now.plus(AGAIN), next.tenant(), next.what(), next.deliveries() + 1);
            }
        }
        return true;
    }

    /** Works until nothing is left, as far as the instant, at most so many steps, and while the invocation has time. */
    public void play(Tenant tenant, Instant until, int steps) {
        int left = steps;
        do {
            while (left-- > 0 && !isOver(until) && isInTime() && step()) {
                // One after the other.
            }
            // What a lost message left behind is brought again, as the schedule does it.
            now = now.plus(A_WHILE);
        } while (left > 0 && !brokenOff && !now.isAfter(until) && swept(tenant) > 0);
    }

    /** Whether the play was left with something to do because there was no time for it. */
    public boolean isBrokenOff() {
        return brokenOff;
    }

    /** By the clock outside: the play's own says nothing of it. */
    private boolean isInTime() {
        synchronized (waiting) {
            brokenOff = !waiting.isEmpty()
                    && !Deadline.leaves(A_STEP_AND_THE_REST, platform.outside().now());
        }
        return !brokenOff;
    }

    /** What was handed over, in its order. */
    public List<Handed> handed() {
        return carrier.handed();
    }

    /** What no worker could do however often it was tried: a dead-letter queue would hold it. */
    public List<String> lost() {
        return List.copyOf(lost);
    }

    private boolean isOver(Instant until) {
        synchronized (waiting) {
            var next = waiting.peek();
            return next != null && next.at().isAfter(until);
        }
    }

    private int swept(Tenant tenant) {
        try {
            var texts = carrier.sweep(tenant);
            texts.again().forEach(id -> put(now, tenant, new DueText(id), 1));
            var leads = platform.database().table(TableName.LEADS).of(tenant);
            int events = platform.outbox().sweep(leads, left -> captured(tenant, left.envelope()));
            return texts.due() + events + sweep.of(tenant);
        } catch (RuntimeException _) {
            // The schedule comes again.
            return 1;
        }
    }

    /** A lead that came about, and whose message a stop kept from its queue. */
    private void captured(Tenant tenant, String envelope) {
        var opened = platform.envelopes().open(envelope);
        if (opened.type().equals(LeadCaptured.class.getSimpleName())) {
            put(now, tenant, Json.read(opened.body(), LeadCaptured.class), 1);
        }
    }

    /** What the product sends. */
    private void take(Outgoing message) {
        synchronized (waiting) {
            boolean isHint = message.body() instanceof TurnDue due && due.kind().equals(TurnDue.INBOUND);
            if (isHint && mishaps.isLostHint(random)) {
                return;
            }
            var when = now.plus(message.delay());
            // A FIFO queue keeps its order.
            if (!message.queue().isFifo() && mishaps.isLate(random)) {
                when = when.plusSeconds(1L + random.nextInt(LATEST_SECONDS));
            }
            put(when, message.tenant(), message.body(), 1);
            if (mishaps.isDuplicate(random)) {
                put(when.plusSeconds(random.nextInt(20)), message.tenant(), message.body(), 1);
            }
        }
    }

    private void put(Instant when, Tenant tenant, Object what, int delivery) {
        synchronized (waiting) {
            waiting.add(new Waiting(when, places++, tenant, what, delivery));
        }
    }

    private void work(Tenant tenant, Object what) {
        switch (what) {
            case LeadCaptured captured -> agent.greetLead().work(tenant, captured);
            case InboundText text -> intake.work(tenant, text);
            case TurnDue due -> {
                leaveProviderAlone();
                agent.answerTurn().work(tenant, due);
            }
            case DueText due -> handOver(tenant, due);
            case Runnable deed -> deed.run();
            default -> {
                // What else there is to tell has nobody here to be told.
            }
        }
    }

    private void leaveProviderAlone() {
        var pause = provider.pause(provider.read());
        if (pause != null) {
            patience.sitOut((pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause).toNanos());
        }
    }

    private void handOver(Tenant tenant, DueText due) {
        switch (carrier.hand(tenant, due.textId(), mishaps, random)) {
            case Carrier.End.Nothing _ -> {
                // Handed over before, or kept back by a rule.
            }
            case Carrier.End.Later(var at) -> put(at, tenant, due, 1);
            case Carrier.End.Took(var text) -> {
                if (phone != null) {
                    phone.accept(text);
                }
                carrier.answered(tenant, text, mishaps, random);
            }
        }
    }
}
