package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number to text from.
 *
 * @param phone E.164
 * @param provider the carrier's name, {@code twilio}
 * @param health {@code active}, {@code paused} by a person, or {@code blocked} by the carrier
 * @param isDefault whether it is used where nothing else says from which number
 * @param messagingServiceSid the carrier's service that the number is part of
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
        Instant createdAt) {}
