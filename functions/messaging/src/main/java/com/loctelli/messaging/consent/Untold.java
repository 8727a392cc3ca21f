package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That connected systems are to be told whether an address is texted: the item stands until they are.
 *
 * @param since when it last changed here
 * @param attempts how often telling them has failed since
 * @param claimedUntil until when whoever tells them is left alone
 */
@Json
public record Untold(
        String address,
        Instant since,
        int attempts,
        @Nullable String lastError,
        @Nullable Instant claimedUntil) {}
