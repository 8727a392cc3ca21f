package com.loctelli.standins.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises answers and details in what the lead says and keeps them through the tools, once a turn. */
final class Capture {

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern NAME =
            Pattern.compile("(?i:\\bmy name is|\\bme llamo|\\bmi nombre es|\\bname's|\\bthis is|\\bi'?m|\\bi am|\\bsoy)"
                    + "\\s+(\\p{Lu}[\\p{Ll}'-]+(?: \\p{Lu}[\\p{L}'-]+)?)");

    private final ChatRequest request;
    private final Prompt prompt;
    private final Dialogue dialogue;

    Capture(ChatRequest request, Prompt prompt, Dialogue dialogue) {
        this.request = request;
        this.prompt = prompt;
        this.dialogue = dialogue;
    }

    /** The calls that keep what was said, or nothing when there is nothing to keep or it has been tried. */
    Optional<ChatReply> calls() {
        String lead = dialogue.lead();
        if (lead.isEmpty() || !dialogue.results().isEmpty() || Intent.STOP.in(lead) || Intent.REVOKE.in(lead)) {
            return Optional.empty();
        }
        List<ToolCall> calls = new ArrayList<>();
        fact().ifPresent(calls::add);
        details().ifPresent(calls::add);
        return calls.isEmpty() ? Optional.empty() : Optional.of(ChatReply.calls(calls.toArray(ToolCall[]::new)));
    }

    private Optional<ToolCall> fact() {
        String lead = dialogue.lead();
        if (lead.endsWith("?") || Intent.PERSON.in(lead) || dialogue.picks()) {
            return Optional.empty();
        }
        return prompt.pending(dialogue.lastSaid())
                .flatMap(question -> request.tool("record_fact")
                        .map(tool -> new Arguments()
                                .wish("name|fact|fact_name|type|category|key|kind", question.fact())
                                .wish("value|text|content|answer|detail|statement", lead)
                                .call(tool)));
    }

    private Optional<ToolCall> details() {
        Arguments details = new Arguments();
        Matcher email = EMAIL.matcher(dialogue.lead());
        if (email.find()) {
            details.wish("email", email.group());
        }
        Matcher name = NAME.matcher(dialogue.lead());
        if (name.find()) {
            details.wish("first_name|name|full_name", name.group(1));
        }
        return request.tool("update_lead_details").filter(details::fits).map(details::call);
    }
}
