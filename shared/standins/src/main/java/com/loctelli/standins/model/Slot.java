package com.loctelli.standins.model;

import com.loctelli.standins.wire.Tree;
import java.util.List;
import java.util.regex.Pattern;

/** A time that was offered: its alias, and its words exactly as the tool gave them. */
record Slot(String alias, String text) {

    private static final Pattern LINE = Pattern.compile("(?m)\\b(S\\d{1,2})\\b\\s*[:=–-]\\s*([^\\n|<>]*\\d[^\\n|<>]*)");
    private static final Pattern FIELD =
            Pattern.compile("\"alias\"\\s*:\\s*\"(S\\d{1,2})\"\\s*,\\s*\"text\"\\s*:\\s*\"([^\"]+)\"");

    /** The slots in a tool's result, in the field of that name. */
    static List<Slot> in(Tree result, String field) {
        return result.items(field).stream()
                .map(slot -> new Slot(slot.text("alias", ""), slot.text("text", "")))
                .filter(slot -> !slot.alias().isEmpty() && !slot.text().isEmpty())
                .toList();
    }

    /** The slots that a text states, as lines or as JSON. */
    static List<Slot> stated(String text) {
        Pattern form = FIELD.matcher(text).find() ? FIELD : LINE;
        return form.matcher(text)
                .results()
                .map(found -> new Slot(found.group(1), found.group(2).strip()))
                .toList();
    }
}
