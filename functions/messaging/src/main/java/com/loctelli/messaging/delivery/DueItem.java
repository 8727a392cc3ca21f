package com.loctelli.messaging.delivery;

import io.avaje.jsonb.Json;

/** What the sweep reads of an item that is due: its key and when. */
@Json
public record DueItem(String sk, String byDue) {}
