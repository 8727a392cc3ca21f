package com.loctelli.bookings;

import io.avaje.jsonb.Json;

/** Which booking a wish became, so that the same wish does not become a second one. */
@Json
record DedupeItem(String bookingId) {}
