package com.loctelli.assistant.model;

import com.loctelli.kernel.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One message of what the model is given to read. */
public sealed interface Line {

    /** Instructions of ours. */
    record Instructions(String text) implements Line {}

    /** What the lead wrote. */
    record FromLead(String text) implements Line {}

    /** What was written to the lead, by the agent or a colleague. */
    record ToLead(String text) implements Line {}

    /** Calls that the model made. */
    record Called(List<ToolCall> calls) implements Line {}

    /** What a tool answered to a call. */
    record Answered(String callId, String json) implements Line {}

    /** The text of all the lines, as the trace keeps it. */
    static String transcript(List<Line> lines) {
        return Json.write(lines.stream().map(Line::tree).toList());
    }

    private static Map<String, Object> tree(Line line) {
        var out = new LinkedHashMap<String, Object>();
        switch (line) {
            case Instructions(var text) -> put(out, "system", text);
            case FromLead(var text) -> put(out, "user", text);
            case ToLead(var text) -> put(out, "assistant", text);
            case Called(var calls) -> {
                out.put("role", "assistant");
                out.put(
                        "calls",
                        calls.stream()
                                .map(call ->
                                        Map.of("id", call.id(), "name", call.name(), "arguments", call.arguments()))
                                .toList());
            }
            case Answered(var callId, var json) -> {
                put(out, "tool", json);
                out.put("callId", callId);
            }
        }
        return out;
    }

    private static void put(Map<String, Object> out, String role, String text) {
        out.put("role", role);
        out.put("text", text);
    }
}
