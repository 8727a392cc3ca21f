package com.loctelli.integrations;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's inbox: every write of outside events. An event's id is made of what its sender calls it, so the
 * same event has the same id and is stored once. Only events with something left to do are in the index by state. The
 * file is long because every move of an event is in it, whose conditions exclude each other.
 */
public final class TenantInbox {
    static final int MOST_ATTEMPTS = 5;

    /** Three writes each, and those of the audit log, are one transaction. */
    private static final int REPLAYED_TOGETHER = 30;

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
        var id = InboxKeys.id(event.source(), event.providerEventId() + "@" + Json.text(event.receivedAt()));
        var named = Copy.of(event).with("id", id).made();
        var key = "LAST#" + event.source() + "#" + (subject == null ? event.id() : subject);
        var last = rows.put(key, new EventPointer(InboxKeys.at(event.receivedAt(), id)), Actor.SYSTEM)
                .with("bytes", event.id())
                .expires(event.receivedAt().plus(same))
                .when(Condition.absent(TableName.SORT)
                        .or(Condition.notEqual("bytes", event.id()))
                        .or(Condition.lessThan("ttl", event.receivedAt().getEpochSecond())))
                .otherwise(Known::of);
        return keep(sealed(named, body), List.of(last));
    }

    private Kept keep(InboundEvent event, List<Write> also) {
        var writes = new ArrayList<>(also);
        writes.addAll(insertion(event));
        try {
            platform.database().commit(writes);
        } catch (Known known) {
            return new Kept(known.id, false);
        }
        announce(List.of(event));
        return new Kept(event.id(), true);
    }

    private InboundEvent sealed(InboundEvent event, String body) {
        var sealed = platform.cipher().seal(tenant, InboxKeys.seal(event.id()), body);
        boolean isSmall = body.getBytes(StandardCharsets.UTF_8).length <= LARGEST_INLINE;
        var path = "inbound-events/" + event.id() + "-"
                + InboxKeys.hex(body.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        if (!isSmall) {
            platform.files().put(tenant, path, "text/plain", sealed.getBytes(StandardCharsets.US_ASCII));
        }
        return Copy.of(event)
                .with("rawBody", isSmall ? sealed : null)
                .with("rawBodyKey", isSmall ? null : path)
                .with("bodyPlace", event.id())
                .made();
    }

    private List<Write> insertion(InboundEvent event) {
        var sk = InboxKeys.at(event.receivedAt(), event.id());
        return List.of(
                rows.insert(InboxKeys.pointer(event.id()), new EventPointer(sk), Actor.SYSTEM)
                        .otherwise(Known::of),
                rows.insert(sk, event, Actor.SYSTEM).with("byState", byState(EventState.RECEIVED, event.id())));
    }

    /** Queues the events; those that the queue does not take, the sweep will. */
    private void announce(List<InboundEvent> events) {
        try {
            queue(events);
        } catch (RuntimeException _) {
            // What is stored is not lost: the event stays in the index by state, which the sweep reads.
        }
    }

    private void queue(List<InboundEvent> events) {
        platform.queues()
                .sendAll(events.stream()
                        .map(event -> Outgoing.of(QueueName.INBOUND_EVENTS, tenant, new InboundEventStored(event.id())))
                        .toList());
    }

    /** The event; 404 where there is none. */
    public Stored<InboundEvent> need(String id) {
        return find(id).orElseThrow(ProblemType.NOT_FOUND::problem);
    }

    Optional<Stored<InboundEvent>> find(String id) {
        var pointer = rows.get(InboxKeys.pointer(id), EventPointer.class);
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
        return platform.cipher().open(tenant, InboxKeys.seal(event.bodyPlace()), sealed);
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
        queue(due.stream().map(Stored::value).toList());
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
        return rows.query(
                Query.between(InboxKeys.at(from, ""), InboxKeys.at(to, "~")).limit(limit), InboundEvent.class);
    }

    /** Works the event's bytes again as a new event; the old one tells which. */
    InboundEvent replay(Stored<InboundEvent> stored) {
        return replay(List.of(stored)).getFirst();
    }

    /** The same of several, many in one transaction. */
    List<InboundEvent> replay(List<Stored<InboundEvent>> events) {
        var all = new ArrayList<InboundEvent>();
        for (int i = 0; i < events.size(); i += REPLAYED_TOGETHER) {
            all.addAll(replayTogether(events.subList(i, Math.min(events.size(), i + REPLAYED_TOGETHER))));
        }
        return all;
    }

    private List<InboundEvent> replayTogether(List<Stored<InboundEvent>> events) {
        var again = new ArrayList<InboundEvent>();
        var writes = new ArrayList<Write>();
        for (var stored : events) {
            var next = stored.value()
                    .again(platform.ids().next("ev"), platform.clock().now());
            var note = new Update().set("replayedBy", next.id());
            again.add(next);
            writes.addAll(insertion(next));
            // A dead event that lives on in another is no longer one to look after.
            writes.add(rows.update(
                    stored.sk(), stored.value().state() == EventState.DEAD ? note.remove("byState") : note));
        }
        platform.database().commit(writes);
        announce(again);
        return again;
    }

    private String byState(EventState state, String id) {
        return state.wire() + "#" + Json.text(platform.clock().now()) + "#" + id;
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
