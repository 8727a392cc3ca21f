package com.loctelli.bookings;

import io.avaje.jsonb.Json;

/**
 * Five minutes of one person's time that a booking has. Its sort key names the person and the time; its time to live is
 * the end of a hold, or some days after a booking, so that what is over is cleared away.
 *
 * @param calendarId the booking's calendar, whose daily limit it counts towards
 * @param bufferBefore the minutes between the booking's first cell and its beginning
 */
@Json
record SlotCell(String bookingId, String calendarId, int bufferBefore) {}
