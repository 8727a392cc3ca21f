package com.loctelli.campaigns.sending;

import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.SenderNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers that a campaign leaves by still take of it in this tick. Each person has one number of a pool, so
 * that room of one is none of another. Whoever has to be passed over keeps their place, and costs no write.
 */
final class SendingRoom {
    /** Nothing. */
    static final SendingRoom NONE = new SendingRoom(List.of(), _ -> null);
    /** So many are passed over at most. */
    private static final int MOST_PASSED_OVER = 1000;

    private final Map<String, OfNumber> numbers = new HashMap<>();
    private final Function<String, @Nullable SenderNumber> choice;
    /** What was taken for a transaction whose end is not known yet. */
    private final List<Place> open = new ArrayList<>();

    private int passedOver;

    /**
     * Of the numbers.
     *
     * @param choice which of them is a person's, by the person's own; null where nobody can say
     */
    SendingRoom(Collection<OfNumber> numbers, Function<String, @Nullable SenderNumber> choice) {
        numbers.forEach(one -> this.numbers.put(one.sender.phone(), one));
        this.choice = choice;
    }

    /** One text's place. */
    private record Place(OfNumber number, DestinationCarrier carrier, long segments) {}

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

        /** Takes a text's place; null, and nothing is taken, where there is none. */
        private @Nullable Place take(DestinationCarrier carrier, IntSupplier segments) {
            if (unused() <= 0) {
                return null;
            }
            long some = carriers.isLimited(carrier) ? segments.getAsInt() : 0;
            if (!carriers.takes(carrier, some)) {
                return null;
            }
            used++;
            return new Place(this, carrier, some);
        }

        private void giveBack(Place place) {
            used--;
            carriers.giveBack(place.carrier, place.segments);
        }

        SenderNumber sender() {
            return sender;
        }

        /** How many texts it took. */
        long used() {
            return used;
        }

        /** How many texts of what it was given it had no use for. */
        long unused() {
            return given - used;
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

    /** Whether the person's number takes anything yet; who is passed over for that is not read any further. */
    boolean isOpenTo(String person) {
        var sender = choice.apply(person);
        var number = sender == null ? null : numbers.get(sender.phone());
        boolean isOpen = sender == null || (number != null && number.unused() > 0);
        passedOver += isOpen ? 0 : 1;
        return isOpen;
    }

    /**
     * Takes a text's place; false, and nothing is taken, where its number or the person's carrier has none left.
     *
     * @param segments counted only where the carrier is limited
     */
    boolean takes(SenderNumber sender, DestinationCarrier carrier, IntSupplier segments) {
        var number = numbers.get(sender.phone());
        var place = number == null ? null : number.take(carrier, segments);
        if (place == null) {
            passedOver++;
            return false;
        }
        open.add(place);
        return true;
    }

    /** Somebody keeps their place for another reason than room. */
    void passOver() {
        passedOver++;
    }

    /** The transaction that places were taken for was made. */
    void keep() {
        open.clear();
    }

    /** The transaction that places were taken for was refused: they are there again. */
    void giveBack() {
        open.forEach(place -> place.number.giveBack(place));
        open.clear();
    }

    /** Whether it is worth reading on. */
    boolean isWorthMore() {
        return passedOver < MOST_PASSED_OVER;
    }

    /** What was taken of each number. */
    Collection<OfNumber> numbers() {
        return numbers.values();
    }
}
