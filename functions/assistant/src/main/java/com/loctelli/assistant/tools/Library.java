package com.loctelli.assistant.tools;

import com.loctelli.conversations.incidents.Incidents;
import com.loctelli.conversations.screening.Risk;
import com.loctelli.conversations.screening.Screening;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.knowledge.Found;
import com.loctelli.knowledge.Knowledge;
import com.loctelli.knowledge.Pointer;
import com.loctelli.strategies.prompt.Fence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The strategy's knowledge bases, as a turn reads them. What is read goes onto the bench: it is what the business says,
 * so that a reply may repeat it. A passage that is written to the agent and not to people is left out and recorded for a
 * person: nobody is owed an answer by it.
 */
public final class Library {
    /** How many passages a question is answered from. */
    public static final int PASSAGES = 4;
    /** How much of them the model is given with its question, in bytes. */
    public static final int MOST_BYTES = 6_000;

    private static final int LOOKED_UP = 3;
    private static final int LOOKED_UP_BYTES = 3_000;
    private static final int SHOWN = 800;
    /** What stands around a passage. */
    private static final int ROOM = 40;

    private final Knowledge knowledge;
    private final Incidents incidents;

    /** On the ports of a process. */
    public Library(Platform platform) {
        this.knowledge = new Knowledge(platform);
        this.incidents = new Incidents(platform);
    }

    /** Reads the passages that were pointed to, and puts them onto the bench. */
    public List<Found> read(Bench bench, List<Pointer> pointers) {
        var kept = new ArrayList<Found>();
        for (var found : knowledge.of(bench.tenant).passages(pointers)) {
            if (Screening.of(found.text()).risk() == Risk.LOW) {
                kept.add(found);
            } else {
                var place = "knowledge." + found.documentId() + "." + found.place();
                incidents.of(bench.tenant).ofPlace(bench.head.id(), bench.leadId, place, found.text());
            }
        }
        bench.learnt(kept);
        return kept;
    }

    ToolResult search(Bench bench, Arguments given) {
        var mine = knowledge.of(bench.tenant);
        var pointers = mine.pointers(mine.bases(bench.knowledgeBaseIds), given.need("query"), LOOKED_UP);
        var found = read(bench, pointers);
        return ToolResult.ok(Json.write(Map.of("passages", found.isEmpty() ? "none" : fenced(found, LOOKED_UP_BYTES))));
    }

    /** The passages with the turn's question, as the model reads them. */
    public static String fenced(List<Found> passages) {
        return fenced(passages, MOST_BYTES);
    }

    /** As data, each with its title, as many as there is room for. */
    private static String fenced(List<Found> passages, int mostBytes) {
        var lines = new LinkedHashMap<String, String>();
        int left = mostBytes;
        for (var found : passages) {
            var text = found.text();
            var shown = text.length() > SHOWN ? text.substring(0, SHOWN) : text;
            left -= (found.title() + shown).getBytes(StandardCharsets.UTF_8).length + ROOM;
            if (left < 0) {
                break;
            }
            lines.put((lines.size() + 1) + ", of " + found.title(), shown);
        }
        return Fence.around("knowledge", lines);
    }
}
