package com.loctelli.campaigns.words;

import com.loctelli.kernel.json.JsonPointer;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.TextRequest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with merge fields: <code>{{firstName}}</code>, or <code>{{firstName|there}}</code> with what stands in where
 * the lead has none. A value is put in as it is: fields inside it are only words.
 *
 * @param defaults what stands in for a field whose own place names nothing
 */
public record Merge(String body, Map<String, String> defaults) {
    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_.-]*)\\s*(?:\\|([^{}|]*))?}}");
    private static final Set<String> KNOWN =
            Set.of("firstName", "lastName", "name", "company", "position", "email", "city", "state");
    private static final String CUSTOM = "customFields.";
    private static final String DEFAULTS = "/mergeDefaults";
    private static final int LONGEST_NAME = 100;
    /** Of all defaults together: they lie in the campaign's item, which is written with everybody's text. */
    private static final int MOST_OF_ALL = 10_000;

    /**
     * Refuses a text with a field that no lead has, or with braces that are none, and defaults that no text can use: of
     * a field that does not exist, or longer than a text.
     */
    public Merge check() {
        checkBody();
        checkDefaults();
        return this;
    }

    private void checkDefaults() {
        long all = 0;
        for (var one : defaults.entrySet()) {
            var name = one.getKey();
            if (name.length() > LONGEST_NAME || !exists(name)) {
                throw Problem.field(pointer(name), "value", "is no merge field that exists");
            }
            var value = one.getValue();
            if (value == null || value.length() > TextRequest.LONGEST) {
                throw Problem.field(
                        pointer(name), "value", "must be a text of at most " + TextRequest.LONGEST + " characters");
            }
            all += value.length();
        }
        if (all > MOST_OF_ALL) {
            throw Problem.field(DEFAULTS, "value", "have at most " + MOST_OF_ALL + " characters together");
        }
    }

    private static String pointer(String name) {
        return name.length() > LONGEST_NAME ? DEFAULTS : JsonPointer.below(DEFAULTS, name);
    }

    private static boolean exists(String name) {
        return KNOWN.contains(name) || (name.startsWith(CUSTOM) && name.length() > CUSTOM.length());
    }

    private void checkBody() {
        var fields = FIELD.matcher(body);
        while (fields.find()) {
            var name = fields.group(1);
            if (!exists(name)) {
                throw Problem.field("/body", "value", "uses a merge field that does not exist: " + name);
            }
        }
        var rest = fields.replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            throw Problem.field("/body", "value", "has braces that are not a merge field");
        }
    }

    /** The text for the lead, or null where a field has no value and nothing stands in. */
    @Nullable
    public String of(Lead lead) {
        var out = new StringBuilder();
        var fields = FIELD.matcher(body);
        while (fields.find()) {
            var value = value(lead, fields.group(1), fields.group(2));
            if (value == null) {
                return null;
            }
            fields.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return fields.appendTail(out).toString();
    }

    /** The text with what stands in for every field, or the field's name where nothing does: for a try. */
    String sample() {
        return FIELD.matcher(body).replaceAll(field -> {
            var own = field.group(2);
            var general = defaults.get(field.group(1));
            var word = own != null ? own.strip() : general != null ? general : field.group(1);
            return Matcher.quoteReplacement(word);
        });
    }

    private @Nullable String value(Lead lead, String name, @Nullable String fallback) {
        var known = known(lead, name);
        if (known != null && !known.isBlank()) {
            return known.strip();
        }
        return fallback != null ? fallback.strip() : defaults.get(name);
    }

    private static @Nullable String known(Lead lead, String name) {
        var address = lead.address();
        return switch (name) {
            case "firstName" -> lead.firstName();
            case "lastName" -> lead.lastName();
            case "name" -> lead.name();
            case "company" -> lead.company();
            case "position" -> lead.position();
            case "email" -> lead.email();
            case "city" -> address == null ? null : address.city();
            case "state" -> address == null ? null : address.state();
            default -> spoken(lead.customFields().get(name.substring(CUSTOM.length())));
        };
    }

    /** A custom field may be any JSON; a list or an object is nothing to say to a person. */
    private static @Nullable String spoken(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean isSo -> isSo.toString();
            case Number number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case null, default -> null;
        };
    }
}
