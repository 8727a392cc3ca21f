package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** All numbers of a sub-account in one item, so that choosing one costs a text no further read. */
@Json
public record SenderRoster(List<SenderNumber> senders) {
    /** The sort key. */
    public static final String KEY = "SENDERS";

    /** No number yet. */
    public static final SenderRoster EMPTY = new SenderRoster(List.of());

    /** What the name of a pool is told by. */
    public static final String POOL = "pool:";

    public SenderRoster {
        senders = List.copyOf(senders);
    }

    /**
     * The number that a text to somebody leaves from: the wished one, or of a wished pool ({@code pool:} and its name)
     * always the same for the same person as long as it works, or the default; null where there is none.
     */
    public @Nullable SenderNumber choose(@Nullable String wished, String to) {
        if (wished == null || !wished.startsWith(POOL)) {
            return choose(wished);
        }
        // Rendezvous hashing: when a number leaves the pool only its own people get another.
        return from(wished).stream()
                .max(Comparator.comparingInt((SenderNumber sender) -> spread(sender.id() + to))
                        .thenComparing(SenderNumber::id))
                .orElse(null);
    }

    /**
     * The numbers that texts so wished leave from now: those of a wished pool, or the wished one, or the default, as
     * far as they may send.
     */
    public List<SenderNumber> from(@Nullable String wished) {
        if (wished == null || !wished.startsWith(POOL)) {
            var one = choose(wished);
            return one == null || !one.health().equals("active") ? List.of() : List.of(one);
        }
        var name = wished.substring(POOL.length());
        return senders.stream()
                .filter(sender -> name.equals(sender.pool()) && sender.health().equals("active"))
                .toList();
    }

    private static int spread(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() >>> 1);
    }

    /** The number that a text leaves from: the wished one, or the default; null where there is none. */
    public @Nullable SenderNumber choose(@Nullable String wished) {
        return wished == null
                ? defaultSender()
                : senders.stream()
                        .filter(sender -> sender.phone().equals(wished))
                        .findFirst()
                        .orElse(null);
    }

    /** The number used where nothing else is said, or null. */
    public @Nullable SenderNumber defaultSender() {
        return senders.stream()
                .filter(sender -> sender.isDefault() && sender.health().equals("active"))
                .findFirst()
                .or(() -> senders.stream()
                        .filter(sender -> sender.health().equals("active"))
                        .findFirst())
                .or(() -> senders.stream().findFirst())
                .orElse(null);
    }

    /** Whether the carrier keeps texts so wished: it has blocked a number of theirs, and no other of them sends. */
    public boolean isBlocked(@Nullable String wished) {
        var theirs = senders.stream()
                .filter(sender -> wished == null
                        || (wished.startsWith(POOL)
                                ? wished.substring(POOL.length()).equals(sender.pool())
                                : wished.equals(sender.phone())))
                .toList();
        return theirs.stream().anyMatch(sender -> sender.health().equals(SenderNumber.BLOCKED))
                && theirs.stream().noneMatch(sender -> sender.health().equals("active"));
    }
}
