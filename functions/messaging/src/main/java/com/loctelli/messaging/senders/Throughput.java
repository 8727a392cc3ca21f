package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much a number may send, as its registration says: in the United States that depends on the campaign, on the
 * brand's trust score and on the carrier of each person.
 *
 * @param segmentsPerMinute to all carriers together, null for the platform's usual rate
 * @param carriers what single carriers take
 * @param source where that is written: the registration, and when it was looked at
 */
@Json
@Valid
public record Throughput(
        @Nullable @Range(min = 1, max = 1_000_000) Integer segmentsPerMinute,
        @Nullable @Valid @Size(max = 6) List<CarrierLimit> carriers,
        @Nullable @Size(max = 200) String source) {

    /** How many segments a minute the carrier takes; null for any. */
    public @Nullable Integer perMinute(DestinationCarrier carrier) {
        return limit(carrier, CarrierLimit::segmentsPerMinute);
    }

    /** How many segments a day the carrier takes; null for any. */
    public @Nullable Integer perDay(DestinationCarrier carrier) {
        return limit(carrier, CarrierLimit::segmentsPerDay);
    }

    /** Who may be anybody's subscriber is sent to as the strictest of them allows, and shares that with all others. */
    private @Nullable Integer limit(DestinationCarrier carrier, Function<CarrierLimit, @Nullable Integer> of) {
        var all = carriers == null ? List.<CarrierLimit>of() : carriers;
        var own = all.stream()
                .filter(limit -> limit.carrier() == carrier)
                .map(of)
                .filter(Objects::nonNull)
                .min(Integer::compare);
        if (own.isPresent() || carrier != DestinationCarrier.UNKNOWN) {
            return own.orElse(null);
        }
        return all.stream()
                .filter(limit -> limit.carrier().isKnown())
                .map(of)
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }
}
