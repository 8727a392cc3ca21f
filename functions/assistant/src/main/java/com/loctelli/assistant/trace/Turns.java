package com.loctelli.assistant.trace;

import com.loctelli.assistant.model.Line;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The traces of turns. */
public final class Turns {
    private final Platform platform;

    @Inject
    public Turns(Platform platform) {
        this.platform = platform;
    }

    /** The writes that keep a turn. */
    public List<Write> keep(Tenant tenant, AgentTurn turn) {
        var rows = rows(tenant);
        var key = prefix(turn.conversationId()) + Json.text(turn.startedAt()) + "#" + turn.id();
        return List.of(
                rows.insert(key, turn, Actor.AI), rows.insert(pointer(turn.id()), new TurnPointer(key), Actor.AI));
    }

    /** Seals what is personal of a turn. */
    public String seal(Tenant tenant, String turnId, SealedWords words) {
        return platform.cipher().seal(tenant, turnId, Json.write(words));
    }

    /**
     * Keeps the exact prompt and what the turn can be played again from; the key of their file.
     *
     * @param until from when on neither is told
     */
    public String keepPrompt(Tenant tenant, String turnId, List<Line> lines, String recording, Instant until) {
        var key = promptKey(turnId);
        var kept = Json.write(new KeptPrompt(Line.transcript(lines), recording, until));
        var sealed = platform.cipher().seal(tenant, key, kept);
        platform.files().put(tenant, key, "text/plain", sealed.getBytes(StandardCharsets.US_ASCII));
        return key;
    }

    /** What the turn can be played again from; null where it is not kept any more, or never was. */
    public @Nullable String recording(Tenant tenant, String turnId) {
        var kept = kept(tenant, promptKey(turnId));
        return kept == null || kept.recording().isEmpty() ? null : kept.recording();
    }

    /** The key of the file with the turn's prompt. */
    public static String promptKey(String turnId) {
        return "turns/" + turnId + ".sealed";
    }

    /** SHA-256 of a text in hex. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A conversation's turns, newest first, without their prompts. */
    public Page<TurnView> list(Tenant tenant, String conversationId, @Nullable String cursor, int limit) {
        var query =
                Query.prefix(prefix(conversationId)).newestFirst().limit(limit).after(cursor);
        return rows(tenant).query(query, AgentTurn.class).map(stored -> view(tenant, stored, false));
    }

    /** The turn; 404 where there is none. */
    public TurnView need(Tenant tenant, String turnId, boolean withPrompt) {
        var rows = rows(tenant);
        var pointer = rows.get(pointer(turnId), TurnPointer.class);
        if (pointer == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return view(tenant, rows.need(pointer.value().key(), AgentTurn.class), withPrompt);
    }

    private TurnView view(Tenant tenant, Stored<AgentTurn> stored, boolean withPrompt) {
        var turn = stored.value();
        var words = Json.read(platform.cipher().open(tenant, turn.id(), turn.wordsSealed()), SealedWords.class);
        return new TurnView(
                turn.id(),
                turn.conversationId(),
                turn.leadId(),
                turn.kind(),
                turn.status(),
                turn.triggerSeqFrom(),
                turn.triggerSeqTo(),
                turn.epochAtStart(),
                turn.template(),
                turn.strategy(),
                turn.model(),
                turn.baseUrl(),
                turn.scripted(),
                turn.promptSha256(),
                words.toolCalls(),
                words.passages() == null ? List.of() : words.passages(),
                TurnView.Gate.of(turn.gate()),
                turn.rounds(),
                turn.tokensIn(),
                turn.tokensOut(),
                turn.costMicros(),
                turn.latencyMs(),
                turn.earlierTries(),
                turn.outputMessageSeq(),
                turn.textId(),
                words.suggestion(),
                words.reply(),
                turn.reason(),
                withPrompt ? prompt(tenant, turn.promptKey()) : null,
                stored.createdAt(),
                stored.updatedAt());
    }

    private @Nullable String prompt(Tenant tenant, @Nullable String key) {
        var kept = key == null ? null : kept(tenant, key);
        return kept == null ? null : kept.prompt();
    }

    private @Nullable KeptPrompt kept(Tenant tenant, String key) {
        var text = platform.files()
                .find(tenant, key)
                .map(bytes -> platform.cipher().open(tenant, key, new String(bytes, StandardCharsets.US_ASCII)))
                .orElse(null);
        if (text == null) {
            return null;
        }
        // A file from before turns were recorded is the prompt alone.
        var kept = text.startsWith("[") ? new KeptPrompt(text, "", null) : Json.read(text, KeptPrompt.class);
        return kept.isOver(platform.clock().now()) ? null : kept;
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.ASSISTANT).of(tenant);
    }

    private static String prefix(String conversationId) {
        return conversationId + "#T#";
    }

    private static String pointer(String turnId) {
        return "TURN#" + turnId;
    }
}
