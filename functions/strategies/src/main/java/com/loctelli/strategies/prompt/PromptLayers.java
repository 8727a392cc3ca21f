package com.loctelli.strategies.prompt;

import com.loctelli.kernel.json.Json;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.HandoffRule;
import com.loctelli.strategies.Question;
import com.loctelli.strategies.StrategyContent;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prompt in its three layers: the template, the strategy, and what is true now. A turn of the agent and the
 * preview make it here, so that the preview shows exactly what the model reads.
 *
 * @param template the admin's or the sub-account's template
 * @param strategy how this business sells
 * @param context the lead, the facts and the time; what others supplied is fenced as data
 */
public record PromptLayers(String template, String strategy, String context) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** The layers of a brief at a moment. */
    public static PromptLayers of(AgentBrief brief, RuntimeContext context) {
        return new PromptLayers(
                brief.template().baseSystemPrompt().strip(), strategy(brief.content()), context(context));
    }

    /** The whole system prompt. */
    public String text() {
        return "# Your instructions\n" + template + "\n\n# The strategy\n" + strategy + "\n\n# Now\n" + context;
    }

    private static String strategy(StrategyContent content) {
        var out = new ArrayList<String>();
        out.add("Your name is " + content.aiName() + ". You write as " + content.aiName() + ", " + content.aiRole()
                + ".");
        add(out, "Tone", content.conversationTone());
        add(out, "Style", content.communicationStyle());
        add(out, "The industry", content.industryContext());
        add(out, "About the business", content.companyBackground());
        if (!content.languages().isEmpty()) {
            add(out, "Languages you may write", String.join(", ", content.languages()));
        }
        if (!content.qualificationQuestions().isEmpty()) {
            out.add("Qualification questions, to be asked one at a time, each answer to be recorded with record_fact:");
            content.qualificationQuestions().forEach(question -> out.add(question(question)));
        }
        add(out, "Who is not a fit", content.disqualificationRules());
        if (!content.objectionHandling().isEmpty()) {
            out.add("Objections:");
            content.objectionHandling().forEach(one -> out.add("- " + one.type() + ": " + one.response()));
        }
        add(out, "How you close", content.closingStrategy());
        add(out, "Booking", content.bookingInstructions());
        add(out, "How your texts look", content.outputGuidelines());
        if (!content.handoffRules().isEmpty()) {
            out.add("Give the conversation to a person with hand_off when:");
            content.handoffRules().forEach(rule -> out.add(handoff(rule)));
        }
        if (!content.stopRules().isEmpty()) {
            out.add("Stop writing when:");
            content.stopRules().forEach(rule -> out.add("- " + rule));
        }
        add(out, "You must not", content.prohibitedBehaviors());
        return String.join("\n", out);
    }

    private static String question(Question question) {
        var field = question.field();
        return "- [" + question.id() + "] " + question.text()
                + (question.required() ? "" : " (only where it comes up)")
                + (field == null ? "" : " → " + field);
    }

    private static String handoff(HandoffRule rule) {
        var examples = rule.examples() == null || rule.examples().isEmpty()
                ? ""
                : " (such as "
                        + String.join(
                                "; ", rule.examples().stream().map(Json::write).toList()) + ")";
        var last = rule.finalText() == null ? "" : " Say: " + rule.finalText();
        return "- " + rule.type() + examples + "." + last;
    }

    private static String context(RuntimeContext context) {
        var out = new ArrayList<String>();
        add(out, "Business", context.businessName());
        var now = ZonedDateTime.ofInstant(context.now(), context.zone());
        out.add("Today is " + DAY.format(now) + " (" + now.toLocalDate() + "), " + TIME.format(now)
                + " where the lead is (" + context.zone() + ").");
        list(out, "Times you may offer", context.offered());
        list(out, "The lead's appointments", context.bookings());
        fenced(out, "lead", context.lead());
        fenced(out, "facts", context.facts());
        var summary = context.summary();
        if (summary != null && !summary.isBlank()) {
            out.add(Fence.around("summary of earlier messages", summary));
        }
        return String.join("\n", out);
    }

    private static void fenced(List<String> out, String name, Map<String, String> values) {
        var text = Fence.around(name, values);
        if (!text.isEmpty()) {
            out.add(text);
        }
    }

    private static void list(List<String> out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.add(title + ":");
            lines.forEach(line -> out.add("- " + line));
        }
    }

    private static void add(List<String> out, String title, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            out.add(title + ": " + text.strip());
        }
    }
}
