package com.loctelli.assistant.turn;

import com.loctelli.assistant.model.ModelAnswer;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Provider;
import com.loctelli.assistant.model.ProviderState;
import com.loctelli.assistant.model.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the first model that answers, and tells everybody what it learns of the provider. */
final class Asking {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final ModelClient client;
    private final Provider provider;
    private final ProviderState state;
    private final List<String> models;
    private final @Nullable Long until;
    private final List<String> asked = new ArrayList<>();
    private int lost;

    Asking(ModelClient client, Provider provider, ProviderState state, String model) {
        this(client, provider, state, provider.chain(state, model), null);
    }

    private Asking(
            ModelClient client, Provider provider, ProviderState state, List<String> models, @Nullable Long until) {
        this.client = client;
        this.provider = provider;
        this.state = state;
        this.models = models;
        this.until = until;
    }

    /** Asks this model and no other, for so long in all. */
    static Asking only(ModelClient client, Provider provider, ProviderState state, String model, Duration patience) {
        return new Asking(client, provider, state, List.of(model), System.nanoTime() + patience.toNanos());
    }

    /** Those that may be asked, in their order. */
    List<String> models() {
        return models;
    }

    /** The models that the last question was put to, but for those that were not there or would not read it. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** How many of them may have answered it without being heard. */
    int lost() {
        return lost;
    }

    ModelAnswer ask(Function<String, Question> question) {
        ModelAnswer answer = new ModelAnswer.Refused("no-model");
        asked.clear();
        lost = 0;
        for (var model : models) {
            asked.add(model);
            lost++;
            answer = once(question.apply(model));
            switch (answer) {
                case ModelAnswer.Later later
                when isThrottled(later) -> {
                    unread();
                    provider.throttled(later.retryAfter());
                    return answer;
                }
                case ModelAnswer.Later later
                when isTurnedAway(later) ->
                    // The key may be good for another model; what this one would have said nobody knows.
                    unread();
                case ModelAnswer.Later _ -> provider.failed(model);
                case ModelAnswer.Refused(var reason)
                when reason.equals("status_404") ->
                    // This model is not there; another may be.
                    unread();
                default -> {
                    lost--;
                    provider.answered(state, model);
                    return answer;
                }
            }
        }
        return answer;
    }

    /** Nobody is paid for a question that was turned away. */
    private void unread() {
        asked.removeLast();
        lost--;
    }

    private ModelAnswer once(Question question) {
        if (until == null) {
            return client.ask(question);
        }
        var left = Duration.ofNanos(until - System.nanoTime());
        return left.compareTo(SHORTEST) < 0 ? new ModelAnswer.Refused("too_slow") : client.ask(question, left);
    }

    private static boolean isTurnedAway(ModelAnswer.Later later) {
        return later.reason().equals("status_401") || later.reason().equals("status_403");
    }

    private static boolean isThrottled(ModelAnswer.Later later) {
        return later.reason().equals("throttled") || later.reason().equals("insufficient_quota");
    }
}
