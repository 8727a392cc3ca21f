package com.loctelli.standins.model;

import com.loctelli.standins.wire.Tree;

/**
 * A tool as the request describes it.
 *
 * @param name its name
 * @param parameters the JSON Schema of its arguments
 */
public record ChatTool(String name, Tree parameters) {

    static ChatTool of(Tree tool) {
        Tree function = tool.child("function");
        return new ChatTool(function.text("name", ""), function.child("parameters"));
    }
}
