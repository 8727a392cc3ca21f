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

    /** Keeps the exact prompt; the key of its file. */
    public String keepPrompt(Tenant tenant, String turnId, List<Line> lines) {
        var key = promptKey(turnId);
        var sealed = platform.cipher().seal(tenant, key, Line.transcript(lines));
        platform.files().put(tenant, key, "text/plain", sealed.getBytes(StandardCharsets.US_ASCII));
        return key;
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
                turn.reason(),
                withPrompt ? prompt(tenant, turn.promptKey()) : null,
                stored.createdAt(),
                stored.updatedAt());
    }

    private @Nullable String prompt(Tenant tenant, @Nullable String key) {
        if (key == null) {
            return null;
        }
        return platform.files()
                .find(tenant, key)
                .map(bytes -> platform.cipher().open(tenant, key, new String(bytes, StandardCharsets.US_ASCII)))
                .orElse(null);
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
