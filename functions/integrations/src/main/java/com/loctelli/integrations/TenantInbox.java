package com.loctelli.integrations;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's inbox: every key and write of outside events. An event's id is made of what its sender calls it, so the
 * same event has the same id and is stored once. Only events with something left to do are in the index by state.
 */
public final class TenantInbox {
    static final int MOST_ATTEMPTS = 5;

    private static final int LARGEST_INLINE = 8 * 1024;
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofMinutes(15);

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    TenantInbox(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.INTEGRATIONS).of(tenant);
    }

    /** The id of the event that a sender calls so. */
    static String id(String source, String providerEventId) {
        byte[] hash = sha256((source + "#" + providerEventId).getBytes(StandardCharsets.UTF_8));
        return "ev_" + Ids.base62(Arrays.copyOf(hash, 16));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    /** The event that keeps what arrived, and whether it is the one that just did. */
    record Kept(String id, boolean isNew) {}

    /** Stores an event with its bytes and queues it, once for good by its id. */
    Kept store(InboundEvent event, String body) {
        return keep(sealed(event, body), List.of());
    }

    /**
     * Stores an event of which nothing but its bytes is known: the same bytes are the same event for a while, as long
     * as they are the last that came about their subject, and another afterwards.
     *
     * @param subject what the event is about, null where it does not say
     */
    Kept storeUnnamed(InboundEvent event, @Nullable String subject, String body, Duration same) {
        var id = id(event.source(), event.providerEventId() + "@" + Json.text(event.receivedAt()));
        var named = Copy.of(event).with("id", id).made();
        var key = "LAST#" + event.source() + "#" + (subject == null ? event.id() : subject);
        var last = rows.put(key, new EventPointer(sk(event.receivedAt(), id)), Actor.SYSTEM)
                .with("bytes", event.id())
                .expires(event.receivedAt().plus(same))
                .when(Condition.absent(TableName.SORT)
                        .or(Condition.notEqual("bytes", event.id()))
                        .or(Condition.lessThan("ttl", event.receivedAt().getEpochSecond())))
                .otherwise(Known::of);
        return keep(sealed(named, body), List.of(last));
    }

    private Kept keep(InboundEvent event, List<Write> also) {
        try {
            insert(event, also);
        } catch (Known known) {
            return new Kept(known.id, false);
        }
        announce(event.id());
        return new Kept(event.id(), true);
    }

    private InboundEvent sealed(InboundEvent event, String body) {
        var sealed = platform.cipher().seal(tenant, place(event.id()), body);
        boolean isSmall = body.getBytes(StandardCharsets.UTF_8).length <= LARGEST_INLINE;
        var path = "inbound-events/" + event.id() + "-"
                + hex(body.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        if (!isSmall) {
            platform.files().put(tenant, path, "text/plain", sealed.getBytes(StandardCharsets.US_ASCII));
        }
        return Copy.of(event)
                .with("rawBody", isSmall ? sealed : null)
                .with("rawBodyKey", isSmall ? null : path)
                .with("bodyPlace", event.id())
                .made();
    }

    private void insert(InboundEvent event, List<Write> also) {
        var sk = sk(event.receivedAt(), event.id());
        var writes = new ArrayList<Write>(also);
        writes.add(rows.insert(pointer(event.id()), new EventPointer(sk), Actor.SYSTEM)
                .otherwise(Known::of));
        writes.add(rows.insert(sk, event, Actor.SYSTEM).with("byState", byState(EventState.RECEIVED, event.id())));
        platform.database().commit(writes);
    }

    /** Queues the event; where the queue does not take it, the sweep will. */
    private void announce(String id) {
        try {
            platform.queues().send(Outgoing.of(QueueName.INBOUND_EVENTS, tenant, new InboundEventStored(id)));
        } catch (RuntimeException _) {
            // What is stored is not lost: the event stays in the index by state, which the sweep reads.
        }
    }

    /** The event; 404 where there is none. */
    public Stored<InboundEvent> need(String id) {
        return find(id).orElseThrow(ProblemType.NOT_FOUND::problem);
    }

    Optional<Stored<InboundEvent>> find(String id) {
        var pointer = rows.get(pointer(id), EventPointer.class);
        return pointer == null
                ? Optional.empty()
                : Optional.ofNullable(rows.get(pointer.value().place(), InboundEvent.class));
    }

    /** What was sent. */
    public String body(InboundEvent event) {
        var inline = event.rawBody();
        var path = event.rawBodyKey();
        var sealed = inline != null
                ? inline
                : platform.files()
                        .find(tenant, path == null ? "" : path)
                        .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                        .orElseThrow(() -> new IllegalStateException("the event's bytes are gone"));
        return platform.cipher().open(tenant, place(event.bodyPlace()), sealed);
    }

    /**
     * Takes the event for the caller to work, for three minutes; empty where it is done with or somebody else works it.
     */
    Optional<Stored<InboundEvent>> claim(Stored<InboundEvent> stored) {
        var event = stored.value();
        var now = platform.clock().now();
        var until = event.claimedUntil();
        boolean isWorked = event.state() == EventState.PROCESSING && until != null && until.isAfter(now);
        if (event.state().isFinal() || isWorked) {
            return Optional.empty();
        }
        try {
            change(
                    stored,
                    new Update()
                            .set("state", EventState.PROCESSING)
                            .set("claimedUntil", now.plus(LEASE))
                            .add("attempts", 1)
                            .set("byState", byState(EventState.PROCESSING, event.id())));
            return find(event.id());
        } catch (Problem problem) {
            if (problem.type().equals(ProblemType.CONFLICT)) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** Ends the event's work. */
    void finish(
            Stored<InboundEvent> stored, EventState state, @Nullable String reason, List<InboundEvent.Effect> effects) {
        var update = new Update()
                .set("state", state)
                .set("effects", effects.stream().map(Json::toTree).toList())
                .remove("claimedUntil")
                .remove("lastError")
                .remove("byState");
        change(stored, reason == null ? update : update.set("reason", reason));
    }

    /** Records that the work failed; after the fifth time the event is dead, and this answers true. */
    boolean fail(Stored<InboundEvent> stored, String error) {
        boolean isDead = stored.value().attempts() >= MOST_ATTEMPTS;
        var state = isDead ? EventState.DEAD : EventState.FAILED;
        change(
                stored,
                new Update()
                        .set("state", state)
                        .set("lastError", error)
                        .set("byState", byState(state, stored.value().id()))
                        .remove("claimedUntil"));
        return isDead;
    }

    private void change(Stored<InboundEvent> stored, Update update) {
        platform.database().commit(rows.update(stored.sk(), update).when(Condition.equal("version", stored.version())));
    }

    /** Queues again what a stop or a lost message left in the middle; returns how many. */
    int sweep() {
        var now = platform.clock().now();
        var due = new ArrayList<Stored<InboundEvent>>();
        due.addAll(in(EventState.RECEIVED, now.minus(PATIENCE)));
        due.addAll(in(EventState.PROCESSING, now.minus(LEASE)));
        due.addAll(in(EventState.FAILED, now.minus(RETRY)));
        platform.queues()
                .sendAll(due.stream()
                        .map(event -> Outgoing.of(
                                QueueName.INBOUND_EVENTS,
                                tenant,
                                new InboundEventStored(event.value().id())))
                        .toList());
        return due.size();
    }

    private List<Stored<InboundEvent>> in(EventState state, Instant before) {
        var query = Query.between(state.wire() + "#", state.wire() + "#" + Json.text(before))
                .on("byState")
                .limit(200);
        return rows.query(query, InboundEvent.class).data();
    }

    /** The events, newest first; of one state where one is given. */
    Page<Stored<InboundEvent>> page(@Nullable EventState state, @Nullable String cursor, int limit) {
        if (state != null && state != EventState.DONE && state != EventState.IGNORED) {
            return rows.query(
                    Query.prefix(state.wire() + "#")
                            .on("byState")
                            .newestFirst()
                            .limit(limit)
                            .after(cursor),
                    InboundEvent.class);
        }
        var page = rows.query(Query.prefix("IN#").newestFirst().limit(limit).after(cursor), InboundEvent.class);
        return new Page<>(
                page.data().stream()
                        .filter(event -> state == null || event.value().state() == state)
                        .toList(),
                page.next(),
                limit);
    }

    /** When the account's newest event arrived, of the last hundred of all accounts; null where none of them is its. */
    @Nullable
    Instant latest(@Nullable String account) {
        return page(null, null, 100).data().stream()
                .map(Stored::value)
                .filter(event -> event.account().equals(account))
                .map(InboundEvent::receivedAt)
                .findFirst()
                .orElse(null);
    }

    /** The events that arrived between two instants, oldest first. */
    Page<Stored<InboundEvent>> between(Instant from, Instant to, int limit) {
        return rows.query(Query.between(sk(from, ""), sk(to, "~")).limit(limit), InboundEvent.class);
    }

    /** Works the event's bytes again as a new event; the old one tells which. */
    InboundEvent replay(Stored<InboundEvent> stored) {
        var again =
                stored.value().again(platform.ids().next("ev"), platform.clock().now());
        insert(again, List.of());
        var note = new Update().set("replayedBy", again.id());
        // A dead event that lives on in another is no longer one to look after.
        platform.database()
                .commit(rows.update(
                        stored.sk(), stored.value().state() == EventState.DEAD ? note.remove("byState") : note));
        announce(again.id());
        return again;
    }

    private String byState(EventState state, String id) {
        return state.wire() + "#" + Json.text(platform.clock().now()) + "#" + id;
    }

    private static String sk(Instant at, String id) {
        var time = Json.text(at);
        return "IN#" + time.substring(0, 10).replace("-", "") + "#" + time + "#" + id;
    }

    private static String pointer(String id) {
        return "EV#" + id;
    }

    private static String place(String id) {
        return "inbound-event/" + id;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The same event, found instead. */
    private static final class Known extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String id;

        private Known(String id) {
            super("known", null, false, false);
            this.id = id;
        }

        static Known of(Write.@Nullable Found pointer) {
            var place = pointer == null ? "" : pointer.text("place");
            return new Known(place.substring(place.lastIndexOf('#') + 1));
        }
    }
}
