package com.loctelli.messaging.caps;

import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.SenderNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much carriers take from a brand on a day of theirs. All segments are counted where a limit is known, or a carrier
 * is; marketing waits for the next day where it would pass the limit, or where the carrier has said that it is reached.
 */
final class CarrierCaps {
    /** T-Mobile begins a new day at midnight there, and no other carrier limits a day. */
    private static final ZoneId CARRIERS = ZoneId.of("America/Los_Angeles");

    private static final Duration KEPT = Duration.ofDays(35);
    private static final String FULL = "isFull";
    private static final String SEGMENTS = "segments";
    /** What no item has. */
    private static final String NEVER = "none";

    private final Rows rows;
    private final LocalDate day;
    private final Instant end;
    private final Map<String, Share> shares = new LinkedHashMap<>();

    /** Of the day that the instant is on. */
    CarrierCaps(Rows rows, Instant at) {
        this.rows = rows;
        this.day = LocalDate.ofInstant(at, CARRIERS);
        this.end = day.plusDays(1).atStartOfDay(CARRIERS).toInstant();
    }

    /** What some texts take of one carrier's day. */
    private record Share(@Nullable Integer most, long segments, boolean isMarketing) {
        Share and(SmsMessage text) {
            return new Share(most, segments + text.segments(), isMarketing || text.purpose() == Purpose.MARKETING);
        }
    }

    /** Adds a text from a number to a person of that carrier, as far as it is known. */
    void add(SenderNumber sender, SmsMessage text, @Nullable String learned) {
        var carrier = DestinationCarrier.of(text.to(), learned);
        var most = sender.perDay(carrier);
        if (most != null || carrier.isKnown()) {
            shares.merge(key(sender, carrier), new Share(most, 0, false).and(text), (before, _) -> before.and(text));
        }
    }

    /** The writes that count them, refused with {@link CapReached}. */
    List<Write> writes() {
        var writes = new ArrayList<Write>();
        shares.forEach((key, share) -> writes.add(write(key, share)));
        return writes;
    }

    /** The write that says that a carrier takes no more from the number's brand on that day. */
    Write full(SenderNumber sender, DestinationCarrier carrier) {
        return rows.upsert(key(sender, carrier), kept(new Update().set(FULL, true)));
    }

    private Write write(String key, Share share) {
        var write = rows.upsert(key, kept(new Update().add(SEGMENTS, share.segments())));
        if (!share.isMarketing()) {
            return write;
        }
        var room = Condition.absent(FULL);
        var most = share.most();
        if (most != null) {
            room = room.and(
                    share.segments() > most
                            ? Condition.present(NEVER)
                            : Condition.absent(SEGMENTS).or(Condition.atMost(SEGMENTS, most - share.segments())));
        }
        return write.when(room).otherwise(_ -> new CapReached("carrier-day", end));
    }

    private Update kept(Update update) {
        return update.setOnce("ttl", end.plus(KEPT).getEpochSecond());
    }

    private String key(SenderNumber sender, DestinationCarrier carrier) {
        return "CARRIERDAY#" + day + "#" + sender.brand() + "#" + carrier.wire();
    }
}
