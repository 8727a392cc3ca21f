package com.loctelli.leads;

import io.avaje.jsonb.Json;

/**
 * A lead is new: told once it is committed, at least once, on {@code LEAD_EVENTS}.
 *
 * @param source the wire name of the {@link LeadSource}
 */
@Json
public record LeadCaptured(String leadId, String source, boolean isNew) {}
