package com.loctelli.evals.cast;

import com.loctelli.assistant.model.Line;
import com.loctelli.assistant.model.ModelAnswer;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Question;
import com.loctelli.assistant.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead played by a model that is given a persona and a goal. What it cannot say for trouble of the model is silence. */
public final class ModelLead implements SimulatedLead {
    private static final String OVER = "[done]";
    private static final double TEMPERATURE = 0.8;
    private static final int MOST_TOKENS = 120;

    private final ModelClient client;
    private final String model;
    private final String persona;
    private final @Nullable String opening;
    private final List<Line> lines = new ArrayList<>();
    private Usage used = Usage.NONE;

    /** @param opening the first text, where the lead begins */
    public ModelLead(ModelClient client, String model, Goal goal, String persona, @Nullable String opening) {
        this.client = client;
        this.model = client.model(model);
        this.persona = "You play a person who texts with a business. Stay in the role, write one short text message at"
                + " a time, never mention that you play. Who you are: " + persona + " What you want: " + goal.wire()
                + ". When you have nothing more to say, write " + OVER + ".";
        this.opening = opening;
    }

    @Override
    public List<String> answer(List<String> heard) {
        if (lines.isEmpty()) {
            lines.add(new Line.Instructions(persona));
            if (opening != null) {
                lines.add(new Line.ToLead(opening));
                return List.of(opening);
            }
        }
        // For this model the agent is the one who writes to it.
        heard.forEach(text -> lines.add(new Line.FromLead(text)));
        var answer = client.ask(new Question(model, TEMPERATURE, MOST_TOKENS, List.copyOf(lines), List.of()));
        used = used.and(billed(answer));
        if (!(answer instanceof ModelAnswer.Spoke spoke)
                || spoke.text().isBlank()
                || spoke.text().contains(OVER)) {
            return List.of();
        }
        lines.add(new Line.ToLead(spoke.text()));
        return List.of(spoke.text().strip());
    }

    @Override
    public Usage used() {
        return used;
    }

    /** What is not told, or was lost on the way, is the most that it can be: a token a byte. Nobody pays to be turned away. */
    private Usage billed(ModelAnswer answer) {
        @Nullable
        Usage told = switch (answer) {
            case ModelAnswer.Spoke spoke -> spoke.usage();
            case ModelAnswer.CutOff cut -> cut.usage();
            case ModelAnswer.Later later -> later.reason().equals("throttled") ? Usage.NONE : null;
            case ModelAnswer.Refused _ -> Usage.NONE;
        };
        return told != null
                ? told
                : new Usage(Line.transcript(lines).getBytes(StandardCharsets.UTF_8).length, MOST_TOKENS);
    }
}
