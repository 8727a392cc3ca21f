package com.loctelli.assistant.model;

import java.util.List;

/** What is asked of the model. */
public record Question(String model, double temperature, int maxOutputTokens, List<Line> lines, List<ToolSpec> tools) {
    /** The same, asked of another model. */
    public Question by(String other) {
        return new Question(other, temperature, maxOutputTokens, lines, tools);
    }
}
