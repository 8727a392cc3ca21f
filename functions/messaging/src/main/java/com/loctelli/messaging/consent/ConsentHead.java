package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;

/** The last event of one address's ledger: what the next one is chained to, and what a text's rules need to know. */
@Json
public record ConsentHead(long seq, String hash, String kind, String scope) {}
