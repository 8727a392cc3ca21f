package com.loctelli.standins.carrier;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.avaje.jsonb.Jsonb;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All texts and opt-outs the carrier knows, kept in a directory when there is one. Safe for many threads. */
final class Texts {

    private final InstantSource clock;
    private final Journal<Message> journal;
    private final Journal<OptOut> optOutJournal;

    @GuardedBy("this")
    private final Map<String, Message> messages = new LinkedHashMap<>();

    @GuardedBy("this")
    private final Set<OptOut> optOuts = new HashSet<>();

    Texts(@Nullable Path directory, InstantSource clock) {
        this.clock = clock;
        Jsonb jsonb = Jsonb.builder().build();
        this.journal = new Journal<>(directory, "texts.jsonl", jsonb.type(Message.class));
        this.optOutJournal = new Journal<>(directory, "opt-outs.jsonl", jsonb.type(OptOut.class));
        journal.lines().forEach(message -> messages.put(message.sid(), message));
        optOutJournal.lines().forEach(this::apply);
    }

    synchronized void add(Message message) {
        messages.put(message.sid(), message);
        journal.append(message);
    }

    /** Moves a text to a new status and answers how it is now. */
    synchronized Message move(String sid, String status, @Nullable Integer error) {
        Message before = messages.get(sid);
        if (before == null) {
            throw new IllegalArgumentException("no text " + sid);
        }
        Message after = before.moved(status, error, clock.instant());
        add(after);
        return after;
    }

    synchronized Optional<Message> find(String sid) {
        return Optional.ofNullable(messages.get(sid));
    }

    /** All texts, oldest first. */
    synchronized List<Message> all() {
        return List.copyOf(messages.values());
    }

    synchronized boolean optedOut(String person, String number) {
        return optOuts.contains(new OptOut(person, number, true));
    }

    synchronized void optOut(String person, String number, boolean out) {
        OptOut statement = new OptOut(person, number, out);
        apply(statement);
        optOutJournal.append(statement);
    }

    private synchronized void apply(OptOut statement) {
        OptOut key = new OptOut(statement.person(), statement.number(), true);
        if (statement.out()) {
            optOuts.add(key);
        } else {
            optOuts.remove(key);
        }
    }
}
