package com.loctelli.assistant.trace;

import com.loctelli.assistant.gate.Check;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A turn beside itself as it was played again, and where the two part. */
@Json
public record ReplayView(String turnId, String conversationId, Side recorded, Side replayed, Difference difference) {
    /** Both sides, and their difference. */
    public static ReplayView of(TurnView turn, Side replayed) {
        var recorded = Side.of(turn);
        return new ReplayView(
                turn.id(), turn.conversationId(), recorded, replayed, Difference.between(recorded, replayed));
    }

    /**
     * One of the two.
     *
     * @param outcome how it ended, or would have
     * @param reply what was said to the lead, or would have been
     * @param prompt exactly what the model was given first
     */
    @Json
    public record Side(
            String template,
            String strategy,
            String model,
            TurnStatus outcome,
            @Nullable String reason,
            @Nullable String reply,
            List<CallTrace> toolCalls,
            TurnView.Gate gate,
            int rounds,
            long tokensIn,
            long tokensOut,
            @Nullable Long costMicros,
            long latencyMs,
            @Nullable String promptSha256,
            @Nullable String prompt) {
        static Side of(TurnView turn) {
            return new Side(
                    turn.template(),
                    turn.strategy(),
                    turn.model(),
                    turn.status(),
                    turn.reason(),
                    turn.reply() == null ? turn.suggestion() : turn.reply(),
                    turn.toolCalls(),
                    turn.gate(),
                    turn.rounds(),
                    turn.tokensIn(),
                    turn.tokensOut(),
                    turn.costMicros(),
                    turn.latencyMs(),
                    turn.promptSha256(),
                    turn.prompt());
        }

        private List<String> calls() {
            return toolCalls.stream()
                    .map(call -> call.name() + " " + call.argsJson())
                    .toList();
        }

        /** Leaves the words out. */
        @Override
        public String toString() {
            return "Side[" + template + ", " + strategy + ", " + model + ", " + outcome.wire() + "]";
        }
    }

    /**
     * Where the replay parts from the record; numbers are the replay's less the record's.
     *
     * @param callsLeftOut calls of the record that the replay did not make, as name and arguments
     * @param callsAdded calls of the replay that the record has not
     * @param callsNotRecorded of those the ones that could not be answered, because nothing may happen in a replay
     */
    @Json
    public record Difference(
            boolean samePrompt,
            boolean sameReply,
            boolean sameOutcome,
            List<String> callsLeftOut,
            List<String> callsAdded,
            List<String> callsNotRecorded,
            List<ChangedCheck> checks,
            long tokensIn,
            long tokensOut,
            @Nullable Long costMicros) {
        private static Difference between(Side recorded, Side replayed) {
            var earlier = recorded.costMicros();
            var now = replayed.costMicros();
            return new Difference(
                    recorded.promptSha256() != null && recorded.promptSha256().equals(replayed.promptSha256()),
                    Objects.equals(recorded.reply(), replayed.reply()),
                    recorded.outcome() == replayed.outcome() && Objects.equals(recorded.reason(), replayed.reason()),
                    without(recorded.calls(), replayed.calls()),
                    without(replayed.calls(), recorded.calls()),
                    replayed.toolCalls().stream()
                            .filter(call -> call.resultJson().equals(CallTrace.NOT_RECORDED))
                            .map(call -> call.name() + " " + call.argsJson())
                            .toList(),
                    ChangedCheck.of(recorded.gate(), replayed.gate()),
                    replayed.tokensIn() - recorded.tokensIn(),
                    replayed.tokensOut() - recorded.tokensOut(),
                    earlier == null || now == null ? null : Long.valueOf(now - earlier));
        }

        private static List<String> without(List<String> some, List<String> others) {
            var left = new ArrayList<>(some);
            others.forEach(left::remove);
            return List.copyOf(left);
        }
    }

    /** A check of the gate that went otherwise: whether the last draft of each side passed it; null where none was judged. */
    @Json
    public record ChangedCheck(
            String name,
            @Nullable Boolean recorded,
            @Nullable Boolean replayed) {
        private static List<ChangedCheck> of(TurnView.Gate recorded, TurnView.Gate replayed) {
            var before = passed(recorded);
            var after = passed(replayed);
            var names = new ArrayList<>(before.keySet());
            after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(names::add);
            return names.stream()
                    .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                    .map(name -> new ChangedCheck(name, before.get(name), after.get(name)))
                    .toList();
        }

        /** A draft that was sent back failed a check; the one that followed it may have passed. */
        private static Map<String, Boolean> passed(TurnView.Gate gate) {
            return gate.checks().stream()
                    .collect(Collectors.toMap(
                            Check::name, Check::pass, (one, other) -> one && other, LinkedHashMap::new));
        }
    }
}
