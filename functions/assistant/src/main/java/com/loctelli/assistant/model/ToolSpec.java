package com.loctelli.assistant.model;

import java.util.Map;

/**
 * A tool as the model is told of it.
 *
 * @param schema the strict JSON Schema of its arguments
 */
public record ToolSpec(String name, String description, Map<String, Object> schema) {}
