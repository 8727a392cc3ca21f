package com.loctelli.assistant.tools;

/**
 * What a tool answered.
 *
 * @param isBad whether the call itself was wrong, and goes back to the model to be mended
 */
public record ToolResult(String json, boolean isOk, boolean isBad) {
    static ToolResult ok(String json) {
        return new ToolResult(json, true, false);
    }

    static ToolResult refused(String json) {
        return new ToolResult(json, false, false);
    }

    static ToolResult bad(String json) {
        return new ToolResult(json, false, true);
    }
}
