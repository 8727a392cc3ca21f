package com.loctelli.assistant.tools;

/** Whoever does what the model calls for. */
public interface Toolbox {
    /** Does it, or answers what came of it another time. */
    ToolResult call(Bench bench, Tool tool, Arguments given);
}
