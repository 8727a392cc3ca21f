package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the chain of an address's ledger says of itself.
 *
 * @param isIntact whether every event is as it was entered, none is missing and none was added
 * @param events how many there are
 * @param firstBroken the first event that is not what its successor, or the head, was chained to
 */
@Json
public record LedgerCheck(
        boolean isIntact, long events, @Nullable Long firstBroken) {}
