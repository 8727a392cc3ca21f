package com.loctelli.standins.carrier;

import io.avaje.jsonb.Json;

/**
 * What became of a text from a person.
 *
 * @param sid the carrier's id of the text
 * @param webhookStatus the HTTP status the receiver answered, 0 when nobody did or no webhook is set
 */
@Json
public record Inbound(String sid, int webhookStatus) {}
