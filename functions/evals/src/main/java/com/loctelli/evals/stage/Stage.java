package com.loctelli.evals.stage;

import com.loctelli.assistant.AgentWorkers;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.SweepTurns;
import com.loctelli.conversations.TakeInboundText;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadCaptured;
import com.loctelli.messaging.DueText;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.OptOuts;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stage: the product's workers over rows of nobody, by a clock that jumps to whatever is due next. What the product
 * sends to a queue is worked here in the order of its time, and again where a worker failed, as a queue would; what it
 * hands to a carrier is written down. One play at a time, by one thread; a stage is kept for many plays.
 */
public final class Stage {
    /** The number that the agent writes from. */
    public static final String NUMBER = "+12015550100";

    private static final int DELIVERIES = 10;
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(90);

    private final Platform platform;
    private final AgentWorkers agent;
    private final TakeInboundText intake;
    private final SweepTurns sweep;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private final List<Handed> handed = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private volatile Instant now = Instant.EPOCH;
    private long places;
    private Random random = new Random(0);
    private Mishaps mishaps = Mishaps.NONE;
    private @Nullable Consumer<Handed> phone;

    /** A stage over the ports of a process: its database, keys and model are used, its queues are not. */
    public Stage(Platform real) {
        this.platform = real.apart(() -> now, this::take);
        this.agent = new AgentWorkers(platform);
        var texts = new Texts(platform);
        this.intake =
                new TakeInboundText(new OptOuts(platform, texts, new Consents(platform)), new Conversations(platform));
        this.sweep = new SweepTurns(platform, new Conversations(platform));
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

    private record Waiting(Instant at, long place, Tenant tenant, Object what, int deliveries)
            implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(place, other.place);
        }
    }

    /** Clears the stage for another play, which begins at the instant. */
    public void begin(Instant start, long seed, Mishaps what, Consumer<Handed> onHanded) {
        synchronized (waiting) {
            waiting.clear();
        }
        handed.clear();
        lost.clear();
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
        var inbound = new InboundText("SM" + platform.ids().token(), from, NUMBER, words, null, now.toString());
        take(Outgoing.of(QueueName.INBOUND_TEXTS, tenant, inbound));
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

    /** Works until nothing is left, as far as the instant, and at most so many steps. */
    public void play(Tenant tenant, Instant until, int steps) {
        int left = steps;
        do {
            while (left-- > 0 && !isOver(until) && step()) {
                // One after the other.
            }
            // What a lost message left behind is brought again, as the schedule does it.
            now = now.plus(A_WHILE);
        } while (left > 0 && !now.isAfter(until) && swept(tenant) > 0);
    }

    /** What was handed over, in its order. */
    public List<Handed> handed() {
        return List.copyOf(handed);
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
            return sweep.of(tenant);
        } catch (RuntimeException _) {
            // The schedule comes again.
            return 1;
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
            case TurnDue due -> agent.answerTurn().work(tenant, due);
            case DueText due -> handOver(tenant, due);
            case Runnable deed -> deed.run();
            default -> {
                // What else there is to tell has nobody here to be told.
            }
        }
    }

    /** As the send worker does it, with a carrier that takes everything. */
    private void handOver(Tenant tenant, DueText due) {
        var deliveries = new Deliveries(platform, new Consents(platform)).of(tenant);
        var found = deliveries.find(due.textId());
        if (found == null) {
            return;
        }
        switch (deliveries.claim(found)) {
            case Claim.Nothing _ -> {
                // Handed over before, or kept back by a rule.
            }
            case Claim.NotYet(var notBefore) -> put(notBefore, tenant, due, 1);
            case Claim.Held held -> {
                var one = new Handed(held.text().id(), held.text().to(), held.body(), now);
                handed.add(one);
                deliveries.accepted(
                        held.text(),
                        new CarrierStatus(
                                "SM" + platform.ids().token(), held.text().to(), "sent", null));
                if (phone != null) {
                    phone.accept(one);
                }
            }
        }
    }
}
