package com.loctelli.assistant.tools;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A time that was offered in a conversation.
 *
 * @param alias what the model and the lead call it
 * @param token the signed slot behind it
 * @param text as it was told, in the zone that the lead was thought to be in
 */
@Json
public record Offer(String alias, String token, String calendarId, Instant startAt, Instant endAt, String text) {}
