package com.loctelli.standins.model;

import com.loctelli.standins.wire.Tree;

/**
 * A call of a tool.
 *
 * @param id the call's id; empty lets the server make one
 * @param name the tool's name
 * @param arguments the arguments as a JSON text, which need not be well-formed
 */
public record ToolCall(String id, String name, String arguments) {

    /** A call with those arguments, its id made by the server. */
    public static ToolCall of(String name, String arguments) {
        return new ToolCall("", name, arguments);
    }

    static ToolCall of(Tree call) {
        Tree function = call.child("function");
        return new ToolCall(call.text("id", ""), function.text("name", ""), function.text("arguments", "{}"));
    }

    ToolCall withId(String made) {
        return id.isEmpty() ? new ToolCall(made, name, arguments) : this;
    }

    Tree json() {
        return Tree.object()
                .with("id", id)
                .with("type", "function")
                .with("function", Tree.object().with("name", name).with("arguments", arguments));
    }
}
