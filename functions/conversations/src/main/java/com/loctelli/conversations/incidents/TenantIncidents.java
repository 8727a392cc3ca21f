package com.loctelli.conversations.incidents;

import com.loctelli.conversations.screening.Assessment;
import com.loctelli.conversations.screening.Risk;
import com.loctelli.conversations.screening.Screening;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One tenant's incidents. */
public final class TenantIncidents {
    private static final int EXCERPT = 300;
    private static final String OPEN = "INC#O#";
    private static final String RESOLVED = "INC#R#";

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    TenantIncidents(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.CONVERSATIONS).of(tenant);
    }

    /** The writes that record a risky message, for the transaction that stores it; nothing for an ordinary one. */
    public Optional<List<Write>> ofMessage(
            String conversationId, String leadId, long seq, String text, @Nullable Assessment security) {
        if (security == null || security.risk() == Risk.LOW) {
            return Optional.empty();
        }
        return Optional.of(kept(
                "prompt_injection",
                conversationId,
                leadId,
                "message",
                seq,
                security,
                text,
                platform.ids().next("si")));
    }

    /**
     * Records text that was planted in what the agent reads; the same text at the same place only once, however often it
     * is read.
     */
    public void ofPlace(String conversationId, String leadId, String place, String text) {
        var security = Screening.of(text);
        if (security.risk() == Risk.LOW) {
            return;
        }
        var id = "si_" + digest(leadId + "|" + place + "|" + text);
        try {
            platform.database()
                    .commit(kept("prompt_injection", conversationId, leadId, place, null, security, text, id));
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // It is known.
        }
    }

    /** The writes that record two machines writing to each other, for the transaction that ends it. */
    public List<Write> ofLoop(String conversationId, String leadId, long seq, String rule) {
        return kept(
                "loop",
                conversationId,
                leadId,
                "message",
                seq,
                new Assessment(Risk.MEDIUM, List.of(rule)),
                "",
                "si_" + digest(conversationId + "|loop|" + seq));
    }

    private List<Write> kept(
            String type,
            String conversationId,
            String leadId,
            String place,
            @Nullable Long seq,
            Assessment security,
            String text,
            String id) {
        var at = platform.clock().now();
        var excerpt = text.length() > EXCERPT ? text.substring(0, EXCERPT) : text;
        var incident = new SecurityIncident(
                id,
                type,
                security.risk(),
                conversationId,
                leadId,
                place,
                seq,
                security.rules(),
                platform.cipher().seal(tenant, id, excerpt),
                at,
                false,
                null,
                null,
                null);
        var key = key(OPEN, incident);
        return List.of(
                rows.insert(pointer(id), new IncidentPointer(key), Actor.SYSTEM).otherwise(ProblemType.CONFLICT),
                rows.insert(key, incident, Actor.SYSTEM).otherwise(ProblemType.CONFLICT));
    }

    /** Incidents, newest first: the open ones, or those that somebody has resolved. */
    public Page<IncidentView> page(boolean resolved, @Nullable String cursor, int limit) {
        var query = Query.prefix(resolved ? RESOLVED : OPEN)
                .newestFirst()
                .limit(limit)
                .after(cursor);
        return rows.query(query, SecurityIncident.class).map(this::view);
    }

    /** Takes the incident off the open ones; one that is resolved stays as it was resolved first. */
    public IncidentView resolve(String id, String userId, @Nullable String note) {
        var pointer = rows.need(pointer(id), IncidentPointer.class);
        var stored = rows.need(pointer.value().key(), SecurityIncident.class);
        if (stored.value().resolved()) {
            return view(stored);
        }
        var done = stored.value().resolvedBy(userId, platform.clock().now(), note);
        var key = key(RESOLVED, done);
        platform.database()
                .commit(List.of(
                        rows.delete(stored.sk())
                                .when(Condition.present(TableName.SORT))
                                .otherwise(ProblemType.CONFLICT),
                        rows.insert(key, done, Actor.user(userId)),
                        rows.replace(pointer, new IncidentPointer(key))));
        return view(rows.need(key, SecurityIncident.class));
    }

    private IncidentView view(Stored<SecurityIncident> stored) {
        var one = stored.value();
        return new IncidentView(
                one.id(),
                one.type(),
                one.severity(),
                one.conversationId(),
                one.leadId(),
                one.place(),
                one.messageSeq(),
                one.rules(),
                platform.cipher().open(tenant, one.id(), one.excerptSealed()),
                one.at(),
                one.resolved(),
                one.resolvedBy(),
                one.resolvedAt(),
                one.note());
    }

    private static String key(String prefix, SecurityIncident incident) {
        return prefix + Json.text(incident.at()) + "#" + incident.id();
    }

    private static String pointer(String id) {
        return "INC#" + id;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Ids.base62(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
