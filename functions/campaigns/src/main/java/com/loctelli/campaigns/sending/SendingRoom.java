package com.loctelli.campaigns.sending;

import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.SenderNumber;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers that a campaign leaves by still take of it in this tick. Each person has one number of a pool, so
 * that room of one is none of another. Whoever has to be passed over keeps their place, and costs no write.
 */
final class SendingRoom {
    /** Nothing. */
    static final SendingRoom NONE = new SendingRoom(List.of());
    /** So many are read in vain at most. */
    private static final int MOST_PASSED_OVER = 1000;

    private final Map<String, OfNumber> numbers = new HashMap<>();
    private int passedOver;

    SendingRoom(Collection<OfNumber> numbers) {
        numbers.forEach(one -> this.numbers.put(one.sender.phone(), one));
    }

    /** What one number takes. */
    static final class OfNumber {
        private final SenderNumber sender;
        private final long given;
        private final @Nullable LocalDate day;
        private final CarrierRoom carriers;
        private long used;

        OfNumber(SenderNumber sender, long given, @Nullable LocalDate day, CarrierRoom carriers) {
            this.sender = sender;
            this.given = given;
            this.day = day;
            this.carriers = carriers;
        }

        private boolean takes(DestinationCarrier carrier, IntSupplier segments) {
            boolean isTaken =
                    used < given && (!carriers.isLimited(carrier) || carriers.takes(carrier, segments.getAsInt()));
            used += isTaken ? 1 : 0;
            return isTaken;
        }

        SenderNumber sender() {
            return sender;
        }

        /** How many texts of what it was given it had no use for. */
        long unused() {
            return Math.max(0, given - used);
        }

        /** The day that it was given of, null where nothing limits the number's day. */
        @Nullable
        LocalDate day() {
            return day;
        }

        CarrierRoom carriers() {
            return carriers;
        }
    }

    /**
     * Takes a text's place; false, and nothing is taken, where its number or the person's carrier has none left.
     *
     * @param segments counted only where the carrier is limited
     */
    boolean takes(SenderNumber sender, DestinationCarrier carrier, IntSupplier segments) {
        var number = numbers.get(sender.phone());
        if (number == null || !number.takes(carrier, segments)) {
            passedOver++;
            return false;
        }
        return true;
    }

    /** Whether it is worth reading on. */
    boolean isWorthMore() {
        return passedOver < MOST_PASSED_OVER;
    }

    /** What was taken of each number, at least: a transaction that failed has taken too. */
    Collection<OfNumber> numbers() {
        return numbers.values();
    }
}
