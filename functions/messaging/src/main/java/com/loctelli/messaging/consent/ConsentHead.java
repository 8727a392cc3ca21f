package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last event of one address's ledger: what the next one is chained to, and what a text's rules need to know.
 *
 * @param revokedAt when the person said their last revocation, whatever was entered since; null where none is known
 */
@Json
public record ConsentHead(
        long seq,
        String hash,
        String kind,
        String scope,
        @Nullable Instant revokedAt) {}
