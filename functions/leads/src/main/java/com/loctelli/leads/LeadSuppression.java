package com.loctelli.leads;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the lead does not want, for people to see; the send path asks its own ledger. */
@Json
public record LeadSuppression(boolean sms, boolean email, @Nullable String reason, Instant at) {}
