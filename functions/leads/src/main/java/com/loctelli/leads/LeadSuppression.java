package com.loctelli.leads;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the lead is known not to want, by an outside system or a person; the send path has a ledger of its own besides.
 */
@Json
public record LeadSuppression(
        boolean sms, boolean email, @Nullable String reason, Instant at) {

    boolean isSameAs(@Nullable LeadSuppression other) {
        return other != null && sms == other.sms && email == other.email && Objects.equals(reason, other.reason);
    }
}
