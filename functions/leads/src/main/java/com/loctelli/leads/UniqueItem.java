package com.loctelli.leads;

import io.avaje.jsonb.Json;

/** What makes a telephone number, an address or an outside id belong to one lead; also a search token's target. */
@Json
record UniqueItem(String leadId) {}
