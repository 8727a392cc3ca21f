package com.loctelli.standins.carrier;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A text as a phone shows it.
 *
 * @param sid the carrier's id
 * @param from who texted
 * @param to who was texted
 * @param body what was texted
 * @param status Twilio's status: accepted, queued, sent, delivered, undelivered, failed, received
 * @param at when the carrier took it
 * @param direction Twilio's direction: outbound-api, outbound-reply (the carrier's own), inbound
 */
@Json
public record Text(String sid, String from, String to, String body, String status, Instant at, String direction) {}
