package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A number to text from.
 *
 * @param phone E.164
 * @param provider the carrier's name, {@code twilio}
 * @param health {@code active}, {@code paused} by a person, or {@code blocked} by the carrier
 * @param isDefault whether it is used where nothing else says from which number
 * @param messagingServiceSid the carrier's service that the number is part of
 * @param dailyCap how many texts a day of the sub-account's zone may be begun from it, null for any
 * @param ramp how it warms up, null where it is warm
 * @param a2p its registration with carriers, null where nobody has said
 * @param throughput how fast it may send, null where nobody has said
 * @param pool the name of the numbers that share the work with it, null for none
 * @param lastBlock what the carrier blocked it for last, also after somebody let it send again; null for never
 */
@Json
public record SenderNumber(
        String id,
        String phone,
        String provider,
        String country,
        String health,
        boolean isDefault,
        @Nullable String label,
        @Nullable String messagingServiceSid,
        Instant createdAt,
        @Nullable Integer dailyCap,
        @Nullable Ramp ramp,
        @Nullable Registration a2p,
        @Nullable String pool,
        @Nullable Throughput throughput,
        @Nullable CarrierBlock lastBlock) {
    /** The health of one that the carrier takes nothing from. */
    static final String BLOCKED = "blocked";

    /** How many segments a minute the carrier takes from it; null where nothing says. */
    public @Nullable Integer perMinute(DestinationCarrier carrier) {
        return throughput == null ? null : throughput.perMinute(carrier);
    }

    /** How many segments a day the carrier takes from it; null where nothing says. */
    public @Nullable Integer perDay(DestinationCarrier carrier) {
        return throughput == null ? null : throughput.perDay(carrier);
    }

    /** Whose limit of a day it is: the brand's, where it is known, and its own otherwise. */
    public String brand() {
        var brand = a2p == null ? null : a2p.brandSid();
        return brand == null ? id : brand;
    }

    /** How many texts may be begun from it on a day; null where nothing says. */
    public @Nullable Long mostOn(LocalDate day) {
        if (ramp == null) {
            return dailyCap == null ? null : (long) dailyCap;
        }
        return dailyCap == null ? ramp.on(day) : Math.min(dailyCap, ramp.on(day));
    }
}
