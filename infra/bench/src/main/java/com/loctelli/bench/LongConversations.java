package com.loctelli.bench;

import com.loctelli.assistant.AnswerTurn;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.TakeInboundText;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.SealedBody;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.InboundText;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.model.Model;
import com.loctelli.standins.model.ModelSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What a turn of the agent costs in a conversation of ten messages, of a hundred and of very many, from the message that calls
 * for it to the commit; the model on loopback answers at once, so that the time is our own.
 */
final class LongConversations {
    private static final int CONVERSATIONS = 6;
    private static final int TURNS = 10;
    /** A conversation that long is told to the model by its summary and its latest messages. */
    private static final int SUMMED_UP_FROM = 50;

    private final Model model;
    private final BenchTenant place;
    private int count;

    private LongConversations(Model model, BenchTenant place) {
        this.model = model;
        this.place = place;
    }

    static void run(int many) {
        try (var model = Model.start(ModelSettings.of(new Faults(), InstantSource.system()))) {
            model.speakBy(request -> Samples.reply(model.journal().size()));
            var test = Bench.platform(Map.of(
                    "LOCTELLI_PASSWORD_COST", "4",
                    "OPENAI_API_KEY", "local",
                    "OPENAI_BASE_URL", model.baseUrl(),
                    "OPENAI_MODEL", "scripted"));
            System.out.printf(
                    "%-26s %9s %6s %11s %10s %11s %12s %10s %10s%n",
                    "operation",
                    "messages",
                    "trips",
                    "in sequence",
                    "read units",
                    "write units",
                    "CPU µs",
                    "p50 ms",
                    "p95 ms");
            var bench = new LongConversations(model, BenchTenant.make(test, "+14155550103", 10));
            // Once for warmth: what is measured second would else be the quicker.
            bench.turns(10);
            bench.print(10, bench.turns(10));
            // Long enough to fill the window that a turn reads, and summed up.
            bench.print(100, bench.turns(100));
            bench.print(many, bench.turns(many));
        }
    }

    private List<Told> turns(int messages) {
        var all = new ArrayList<Told>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            var from = "+1929%07d".formatted(2_000_000 + ++count);
            take(from);
            var lead = new Leads(place.test().platform()).of(place.tenant()).withPhone(PhoneNumber.ofE164(from));
            var id = Conversations.idOf(
                    Objects.requireNonNull(lead, "the text made a lead").sk());
            Fill.messages(place.test(), place.tenant(), id, messages);
            if (messages > SUMMED_UP_FROM) {
                place.work(new AnswerTurn.Function(place.test().platform()), TurnDue.of(id, TurnDue.SUMMARY, messages));
                Fill.summed(place.test(), place.tenant(), id, messages);
            }
            for (int turn = 0; turn < TURNS; turn++) {
                take(from);
                all.add(turn(id));
            }
        }
        return all;
    }

    private void take(String from) {
        var test = place.test();
        test.clock().advance(Duration.ofSeconds(40));
        var text = new InboundText(
                "SM" + test.platform().ids().token(),
                from,
                place.number(),
                "The roof leaks, number " + ++count,
                null,
                Json.text(test.platform().clock().now()));
        var body = SealedBody.of(test.platform().cipher(), place.tenant(), text);
        place.work(new TakeInboundText.Function(test.platform()), body);
        test.clock().advance(Duration.ofSeconds(6));
    }

    private Told turn(String conversation) {
        var platform = place.test().platform();
        var conversations = new Conversations(platform).of(place.tenant());
        long before = conversations.need(conversation).value().lastSeq();
        int asked = model.journal().size();
        var told = place.work(new AnswerTurn.Function(platform), TurnDue.of(conversation, TurnDue.INBOUND, before));
        boolean isAnswered = conversations.need(conversation).value().lastSeq() == before + 1;
        if (!isAnswered || model.journal().size() != asked + 1) {
            throw new IllegalStateException("the turn did not end with one answer of the model and one text");
        }
        return told;
    }

    private void print(int messages, List<Told> told) {
        System.out.printf(
                "%-26s %9d %6.1f %11.1f %10.1f %11.1f %12.0f %10.1f %10.1f%n",
                "inbound text, turn",
                messages,
                at(told, Told::trips, 50),
                at(told, Told::sequentialTrips, 50),
                at(told, Told::readUnits, 50),
                at(told, Told::writeUnits, 50),
                at(told, Told::cpuMicros, 50),
                at(told, Told::millis, 50),
                at(told, Told::millis, 95));
    }

    private static double at(List<Told> told, ToDoubleFunction<Told> value, int percent) {
        var sorted = told.stream().mapToDouble(value).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
