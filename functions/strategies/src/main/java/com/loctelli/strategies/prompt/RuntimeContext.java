package com.loctelli.strategies.prompt;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true at the moment of a turn.
 *
 * @param businessName the sub-account's name
 * @param zone the lead's zone, in which times are told
 * @param lead what is known of the lead, by name; the lead or an integration supplied it, so it is data
 * @param facts what the lead said earlier (budget, need…), by name; data as well
 * @param summary a summary of older messages; data as well
 * @param offered times that may be named, as the slot finder wrote them
 * @param bookings the lead's open bookings, as the booking feature wrote them
 */
public record RuntimeContext(
        String businessName,
        Instant now,
        ZoneId zone,
        Map<String, String> lead,
        Map<String, String> facts,
        @Nullable String summary,
        List<String> offered,
        List<String> bookings) {}
