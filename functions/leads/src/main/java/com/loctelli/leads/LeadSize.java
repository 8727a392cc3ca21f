package com.loctelli.leads;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.JsonPointer;
import com.loctelli.kernel.problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * How much is kept of what a lead may have any number of, so that whatever is told of it fits into one item, and an
 * import's copy of it too. What is too much is left out and named among the errors.
 */
final class LeadSize {
    /** The most tags that a lead has. */
    static final int TAGS = 100;

    static final String TOO_MANY_TAGS = "is one tag too many: a lead has " + TAGS + " at most";
    static final String TOO_MUCH = "would be more than 500 fields, or than 100000 bytes, in all";
    private static final String NO_FIELD =
            "has no name, one of more than 200 characters, or a value that is too long, too deep or too large a number";
    private static final String NO_EXTERNAL_ID = "is not an id of 1 to 120 characters in a system named like my_crm-2";
    private static final String NO_ATTRIBUTION =
            "has no name, one of more than 80 characters, or a value of more than 500";

    private static final int FIELDS = 500;
    private static final int BYTES_OF_FIELDS = 100_000;
    private static final int NAME_OF_FIELD = 200;
    private static final int VALUE_OF_FIELD = 2000;
    private static final int DEPTH_OF_FIELD = 8;
    /** Far within what the database keeps as a number. */
    private static final double LARGEST = 1e100;

    /** How an outside system is named. */
    static final String SYSTEM = "[A-Za-z0-9._-]{1,60}";

    private static final Pattern SYSTEM_NAME = Pattern.compile(SYSTEM);
    private static final int EXTERNAL_ID = 120;

    private LeadSize() {}

    /** Those of the outside ids that can be kept. */
    static Map<String, String> externalIds(Map<String, String> given, List<FieldError> errors) {
        return kept(
                "/externalIds",
                given,
                (system, id) -> SYSTEM_NAME.matcher(system).matches() && !id.isEmpty() && id.length() <= EXTERNAL_ID,
                NO_EXTERNAL_ID,
                errors);
    }

    /** What brought the person, as far as it can be kept. */
    static Map<String, String> attribution(Map<String, String> given, List<FieldError> errors) {
        return kept(
                "/attribution",
                given,
                (name, value) -> isName(name, 80) && value.length() <= 500,
                NO_ATTRIBUTION,
                errors);
    }

    /** Those of a business's own fields that can be kept. */
    static Map<String, Object> customFields(Map<String, Object> given, List<FieldError> errors) {
        return kept(
                "/customFields",
                given,
                (name, value) -> isName(name, NAME_OF_FIELD)
                        && isValue(value, DEPTH_OF_FIELD)
                        && Json.write(value).length() <= VALUE_OF_FIELD,
                NO_FIELD,
                errors);
    }

    /** Whether a lead that had the one has room for the other; for less than it had there always is. */
    static boolean hasRoom(Map<String, Object> had, Map<String, Object> has) {
        int bytes = Json.bytes(has).length;
        return (has.size() <= FIELDS && bytes <= BYTES_OF_FIELDS)
                || (has.size() <= had.size() && bytes <= Json.bytes(had).length);
    }

    private static boolean isName(String name, int most) {
        return !name.isBlank() && name.length() <= most;
    }

    private static boolean isValue(Object value, int depth) {
        return switch (value) {
            case Number number -> {
                double size = Math.abs(number.doubleValue());
                yield size == 0 || (size >= 1 / LARGEST && size <= LARGEST);
            }
            case Map<?, ?> map -> depth > 0 && areValues(map.values(), depth - 1);
            case Iterable<?> list -> depth > 0 && areValues(list, depth - 1);
            default -> true;
        };
    }

    private static boolean areValues(Iterable<?> values, int depth) {
        for (var value : values) {
            if (value != null && !isValue(value, depth)) {
                return false;
            }
        }
        return true;
    }

    private static <T> Map<String, T> kept(
            String at, Map<String, T> given, BiPredicate<String, T> rule, String sentence, List<FieldError> errors) {
        var kept = new TreeMap<String, T>();
        given.forEach((name, value) -> {
            // Null says nothing.
            if (value != null && rule.test(name, value)) {
                kept.put(name, value);
            } else if (value != null) {
                errors.add(new FieldError(JsonPointer.below(at, name), "value", sentence));
            }
        });
        return kept;
    }
}
