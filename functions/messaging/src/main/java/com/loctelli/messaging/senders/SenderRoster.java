package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All numbers of a sub-account in one item, so that choosing one costs a text no further read. */
@Json
public record SenderRoster(List<SenderNumber> senders) {
    /** The sort key. */
    public static final String KEY = "SENDERS";

    /** No number yet. */
    public static final SenderRoster EMPTY = new SenderRoster(List.of());

    public SenderRoster {
        senders = List.copyOf(senders);
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
}
