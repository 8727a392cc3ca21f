package com.loctelli.strategies;

import com.loctelli.kernel.json.JsonPointer;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the agent behaves around the conversation, apart from what it says: kept with the strategy and not with its
 * versions, so that it takes effect at once.
 *
 * @param channels where the agent answers: {@code sms}, {@code web}, {@code email}, {@code ghl}
 * @param knowledgeBaseIds what the agent may look things up in
 * @param metadata whatever the sub-account wants to keep with it
 */
@Json
public record Conduct(
        List<String> channels,
        Sleep sleep,
        List<FollowUp> followUps,
        List<String> knowledgeBaseIds,
        Map<String, String> metadata) {
    private static final Set<String> CHANNELS = Set.of("sms", "web", "email", "ghl");
    /** The most knowledge bases, and the most entries of the metadata. */
    public static final int MOST = 20;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 2000;
    private static final String TOO_LONG = "has a name of more than 80 characters, or a value of more than 2000";

    /** No statement: texts, silenced by a person's message, no follow-ups, no knowledge base. */
    public static final Conduct DEFAULT = new Conduct(List.of("sms"), Sleep.DEFAULT, List.of(), List.of(), Map.of());

    /** This with what the request states; throws a 400 that names every wrong field. */
    public Conduct with(ConductFields change) {
        var channelsAsked = change.channels();
        var errors = new ArrayList<FieldError>();
        if (channelsAsked != null) {
            for (int i = 0; i < channelsAsked.size(); i++) {
                if (!CHANNELS.contains(channelsAsked.get(i))) {
                    errors.add(new FieldError("/channels/" + i, "value", "must be sms, web, email or ghl"));
                }
            }
        }
        var ids = change.knowledgeBaseIds();
        if (ids != null && ids.size() > MOST) {
            errors.add(new FieldError("/knowledgeBaseIds", "value", "at most " + MOST));
        }
        var kept = change.metadata();
        if (kept != null && kept.size() > MOST) {
            errors.add(new FieldError("/metadata", "value", "at most " + MOST + " entries"));
        } else if (kept != null) {
            kept.forEach((name, value) -> {
                if (name.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
                    errors.add(new FieldError(JsonPointer.below("/metadata", name), "value", TOO_LONG));
                }
            });
        }
        if (!errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(errors);
        }
        return new Conduct(
                channelsAsked == null ? channels : channelsAsked,
                or(change.sleep(), sleep),
                RuleChecks.checked(or(change.followUps(), followUps)),
                ids == null ? knowledgeBaseIds : ids,
                kept == null ? metadata : kept);
    }

    private static <T> T or(@Nullable T given, T old) {
        return given == null ? old : given;
    }
}
