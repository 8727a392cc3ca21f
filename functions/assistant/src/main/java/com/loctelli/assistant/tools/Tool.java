package com.loctelli.assistant.tools;

import com.loctelli.assistant.model.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools. None takes the id of a tenant, a lead or a user: those are the turn's own. */
public enum Tool {
    /** The strategy's knowledge bases. */
    SEARCH_KNOWLEDGE(
            "Looks something up in the business's documents: when the passages that you were given do not answer the lead's"
                    + " question, or the lead writes another language than the documents.",
            Map.of("query", text("What to look for, in the words and the language of the documents.", 200, false))),
    /** Free times of the strategy's calendar. */
    CHECK_AVAILABILITY(
            "Finds free appointment times. Offer only times that it returns, in its words.",
            Map.of(
                    "from", text("The first day to look at, YYYY-MM-DD in the lead's zone; null for now.", 10, true),
                    "to", text("The last day to look at, YYYY-MM-DD; null for a week.", 10, true),
                    "day_part",
                            choice(
                                    "Which part of the day; null for any.",
                                    List.of("any", "morning", "afternoon", "evening"),
                                    true))),
    /** Books an offered time. */
    CREATE_BOOKING(
            "Books a time that check_availability offered, by its alias. Only when the lead has agreed to exactly that time.",
            Map.of("alias", text("The alias of the offered time, such as S1.", 4, false))),
    /** Moves one of the lead's appointments to an offered time. */
    RESCHEDULE_BOOKING(
            "Moves an appointment of the lead's to a time that check_availability offered. Only when the lead has agreed to"
                    + " exactly that time.",
            Map.of(
                    "booking", text("The alias of the appointment, such as B1.", 4, false),
                    "alias", text("The alias of the offered time, such as S1.", 4, false))),
    /** Calls one of the lead's appointments off. */
    CANCEL_BOOKING(
            "Calls an appointment of the lead's off. Only when the lead wants it off, not when they want another time.",
            Map.of(
                    "booking", text("The alias of the appointment, such as B1.", 4, false),
                    "reason", text("Why, as the lead said it; null where they did not.", 200, true))),
    /** Corrects what is known of the lead. */
    UPDATE_LEAD_DETAILS(
            "Keeps details that the lead has told about themselves; null for what they have not told.",
            Map.of(
                    "name", text("Their name.", 120, true),
                    "email", text("Their e-mail address.", 254, true),
                    "company", text("Their company.", 120, true),
                    "timezone", text("Their time zone or city, when they have named it.", 60, true),
                    "language", text("The language they write, as a tag such as en or es.", 10, true))),
    /** Moves the lead's status. */
    UPDATE_LEAD_STATUS(
            "Moves the lead's status when the conversation has shown it.",
            Map.of(
                    "status", choice("The new status.", List.of("qualified", "nurture", "disqualified"), false),
                    "reason", text("Why, in a few words.", 200, true))),
    /** Records what the lead said. */
    RECORD_FACT(
            "Records what the lead has said about their needs.",
            Map.of(
                    "name",
                            choice(
                                    "What it is about.",
                                    List.of(
                                            "budget",
                                            "timeline",
                                            "decision_maker",
                                            "pain_point",
                                            "objection",
                                            "need",
                                            "custom"),
                                    false),
                    "value", text("What they said.", 300, false),
                    "confidence", number("How sure it is, 0 to 100.", 0, 100))),
    /** Plans that the agent writes again. */
    SCHEDULE_FOLLOW_UP(
            "Plans that you write again later: when the lead names the time, or says that now is not a good one.",
            Map.of(
                    "why", choice("Why later.", List.of("asked_later", "busy"), false),
                    "at", text("When, where the lead is, YYYY-MM-DDTHH:mm; null where they named no time.", 16, true))),
    /** Ends all texts to the lead. */
    OPT_OUT(
            "Ends all texts to the lead, for good: when they want no more of them.",
            Map.of("wording", text("What the lead said, word for word.", 300, false))),
    /** Gives the conversation to a person. */
    HAND_OFF(
            "Gives the conversation to a person: when the lead asks for one, is angry, or you cannot help.",
            Map.of(
                    "reason", choice("Why.", List.of("asked", "unknown", "unresolved", "angry", "custom"), false),
                    "rule", text("The name of the strategy's rule, where one fits; otherwise null.", 40, true),
                    "question", text("The lead's question that is still open; null where there is none.", 300, true),
                    "note", text("What the person should know.", 300, true))),
    /** Ends the conversation. */
    END_CONVERSATION(
            "Ends the conversation after your next text: when all is said, or the lead is not interested.",
            Map.of("reason", choice("Why.", List.of("done", "not_interested", "wrong_person"), false)));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made once from constants and never changed
    private final Map<String, Object> schema;

    Tool(String description, Map<String, Map<String, Object>> properties) {
        this.description = description;
        var names = properties.keySet().stream().sorted().toList();
        var ordered = new LinkedHashMap<String, Object>();
        names.forEach(name -> ordered.put(name, properties.getOrDefault(name, Map.of())));
        this.schema = Map.of("type", "object", "properties", ordered, "required", names, "additionalProperties", false);
    }

    /** The name that the model knows. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the model is told. */
    public ToolSpec spec() {
        return new ToolSpec(wire(), description, schema);
    }

    /** The JSON Schema of the arguments. */
    public Map<String, Object> schema() {
        return schema;
    }

    /** Whether doing it changes something at once; what others do becomes true with the reply. */
    public boolean hasEffect() {
        return switch (this) {
            case SEARCH_KNOWLEDGE, CHECK_AVAILABILITY, HAND_OFF, SCHEDULE_FOLLOW_UP, END_CONVERSATION -> false;
            default -> true;
        };
    }

    /** Whether it makes or changes an appointment. */
    public boolean isAboutBookings() {
        return this == CREATE_BOOKING || this == RESCHEDULE_BOOKING || this == CANCEL_BOOKING;
    }

    /** The tool of that name, or null. */
    public static @Nullable Tool of(String wire) {
        for (var tool : values()) {
            if (tool.wire().equals(wire)) {
                return tool;
            }
        }
        return null;
    }

    private static Map<String, Object> text(String description, int longest, boolean isNullable) {
        return Map.of("type", types("string", isNullable), "description", description, "maxLength", longest);
    }

    private static Map<String, Object> choice(String description, List<String> options, boolean isNullable) {
        var all = new ArrayList<@Nullable Object>(options);
        if (isNullable) {
            all.add(null);
        }
        return Map.of(
                "type",
                types("string", isNullable),
                "description",
                description,
                "enum",
                java.util.Collections.unmodifiableList(all));
    }

    private static Map<String, Object> number(String description, int least, int most) {
        return Map.of("type", types("integer", true), "description", description, "minimum", least, "maximum", most);
    }

    private static Object types(String type, boolean isNullable) {
        return isNullable ? List.of(type, "null") : type;
    }
}
