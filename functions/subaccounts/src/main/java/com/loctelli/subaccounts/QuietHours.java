package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The window, in the lead's own zone, in which marketing may reach a lead; outside of it is quiet.
 *
 * @param start from when on a text may leave
 * @param end from when on none may leave any more; before {@code start} where the window goes over midnight
 * @param days the days with a window, {@code MON} to {@code SUN}
 * @param perState other windows by the lead's state, such as {@code FL}
 * @param unsureRule what holds where the lead's zone is uncertain
 */
@Json
public record QuietHours(
        LocalTime start,
        LocalTime end,
        List<String> days,
        @Removable Map<String, Window> perState,
        UnsureRule unsureRule) {

    /** Fills in what is missing in what was stored. */
    public QuietHours {
        start = Objects.requireNonNullElse(start, LocalTime.of(8, 0));
        end = Objects.requireNonNullElse(end, LocalTime.of(20, 0));
        days = days == null ? List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN") : List.copyOf(days);
        perState = perState == null ? Map.of() : Map.copyOf(perState);
        unsureRule = Objects.requireNonNullElse(unsureRule, UnsureRule.STRICTEST);
    }

    /** These hours; what is null has its default. */
    @SuppressWarnings("NullAway") // the constructor fills in what is missing
    public static QuietHours of(
            @Nullable LocalTime start,
            @Nullable LocalTime end,
            @Nullable List<String> days,
            @Nullable Map<String, Window> perState,
            @Nullable UnsureRule unsureRule) {
        return new QuietHours(start, end, days, perState, unsureRule);
    }

    /** A window of a state; where it says nothing of a bound, the general one holds. */
    @Json
    public record Window(
            @Nullable LocalTime start, @Nullable LocalTime end) {}

    /** What holds where the lead's zone is uncertain. */
    public enum UnsureRule {
        /** The window must be open in every zone that may be the lead's. */
        STRICTEST,
        /** The window must be open in the likeliest zone. */
        LIKELIEST;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
