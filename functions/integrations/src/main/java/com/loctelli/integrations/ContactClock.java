package com.loctelli.integrations;

import io.avaje.jsonb.Json;
import java.time.Instant;

/** How recent the last event is that told of a contact, or of our app; older ones that come late tell nothing new. */
@Json
record ContactClock(Instant toldAt) {}
