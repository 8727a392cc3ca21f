package com.loctelli.integrations;

import io.avaje.jsonb.Json;

/** Where the event of an id lies; being there, it also keeps the same event from being stored twice. */
@Json
record EventPointer(String place) {}
