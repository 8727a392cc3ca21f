package com.loctelli.conversations.incidents;

import io.avaje.jsonb.Json;

/** Where an incident is, by its id: resolving it moves it out of the open ones. */
@Json
record IncidentPointer(String key) {}
