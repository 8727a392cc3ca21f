package com.loctelli.assistant.model;

/**
 * A tool that the model wants called.
 *
 * @param arguments as the model wrote them: JSON if it kept to the schema, anything at all if it did not
 */
public record ToolCall(String id, String name, String arguments) {}
