package com.loctelli.assistant.model;

import java.util.List;

/** What is asked of the model. */
public record Question(String model, double temperature, int maxOutputTokens, List<Line> lines, List<ToolSpec> tools) {}
