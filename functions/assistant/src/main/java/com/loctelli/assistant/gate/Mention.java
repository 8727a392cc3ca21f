package com.loctelli.assistant.gate;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Predicate;

/** A place in a text that states a time of the clock, or a day. */
sealed interface Mention {
    int from();

    int to();

    /**
     * A time of the clock.
     *
     * @param times what it may mean: "at 3" is 03:00 and 15:00
     */
    record Clock(int from, int to, List<LocalTime> times) implements Mention {
        boolean means(LocalTime time) {
            return times.contains(time);
        }
    }

    /**
     * A day.
     *
     * @param words as they stand in the text
     * @param readings what it may mean; one that fits is enough
     */
    record Day(int from, int to, String words, List<Predicate<LocalDate>> readings) implements Mention {
        boolean means(LocalDate date) {
            return readings.stream().anyMatch(reading -> reading.test(date));
        }
    }
}
