package com.loctelli.assistant.turn;

import com.loctelli.assistant.model.ModelAnswer;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Provider;
import com.loctelli.assistant.model.ProviderState;
import com.loctelli.assistant.model.Question;
import java.util.List;
import java.util.function.Function;

/** Asks the first model that answers, and tells everybody what it learns of the provider. */
final class Asking {
    private final ModelClient client;
    private final Provider provider;
    private final ProviderState state;
    private final List<String> models;
    private int asked;

    Asking(ModelClient client, Provider provider, ProviderState state, String model) {
        this.client = client;
        this.provider = provider;
        this.state = state;
        this.models = provider.chain(state, model);
    }

    /** Those that may be asked, in their order. */
    List<String> models() {
        return models;
    }

    /** How many models the last question was put to that did not answer it. */
    int failed() {
        return asked;
    }

    ModelAnswer ask(Function<String, Question> question) {
        ModelAnswer answer = new ModelAnswer.Refused("no-model");
        asked = 0;
        for (var model : models) {
            answer = client.ask(question.apply(model));
            switch (answer) {
                case ModelAnswer.Later later
                when isThrottled(later) -> {
                    provider.throttled(later.retryAfter());
                    return answer;
                }
                case ModelAnswer.Later _ -> {
                    provider.failed(model);
                    asked++;
                }
                case ModelAnswer.Refused(var reason) when reason.equals("status_404") -> {
                    // This model is not there; another may be.
                }
                default -> {
                    provider.answered(state, model);
                    return answer;
                }
            }
        }
        return answer;
    }

    private static boolean isThrottled(ModelAnswer.Later later) {
        return later.reason().equals("throttled") || later.reason().equals("insufficient_quota");
    }
}
