package com.loctelli.assistant.turn;

import com.loctelli.assistant.model.Line;
import com.loctelli.assistant.model.ToolSpec;
import com.loctelli.assistant.model.Usage;
import com.loctelli.kernel.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The most that a turn can cost: in every round all that it may have to read, at a token a byte, which no tokenizer
 * exceeds, and all that it may write. A dialogue that grows beyond {@link #GROWTH} ends.
 *
 * @param bytes what the model is given to read first
 */
record WorstCase(int bytes, int maxOutputTokens) {
    /** How much tools, drafts and their refusals may add to what is read first, in bytes. */
    static final int GROWTH = 8_000;

    /** What stands around each message of the protocol, in tokens. */
    private static final int PER_LINE = 8;

    /**
     * Of what is to be read first.
     *
     * @param passages how much of the knowledge bases may come to it, in bytes
     */
    static WorstCase of(List<Line> lines, List<ToolSpec> tools, int passages, int maxOutputTokens) {
        int specs = tools.stream()
                .mapToInt(tool -> size(tool.name()) + size(tool.description()) + size(Json.write(tool.schema())))
                .sum();
        return new WorstCase(size(lines) + specs + passages, maxOutputTokens);
    }

    static int size(List<Line> lines) {
        return size(Line.transcript(lines)) + PER_LINE * lines.size();
    }

    /** Of a question that stands alone: nothing comes to what is read first. */
    Usage question() {
        return new Usage(bytes, maxOutputTokens);
    }

    /** Of one round. */
    Usage round() {
        return new Usage(bytes + GROWTH, maxOutputTokens);
    }

    /** Of a whole turn. */
    Usage turn() {
        return new Usage((long) Dialogue.ROUNDS * (bytes + GROWTH), (long) Dialogue.ROUNDS * maxOutputTokens);
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
