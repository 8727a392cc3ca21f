package com.loctelli.knowledge;

import io.avaje.jsonb.Json;

/** How many passages there are, or how many of them hold a word. */
@Json
record Frequency(int passages) {}
