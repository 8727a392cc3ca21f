package com.loctelli.messaging.caps;

import com.loctelli.kernel.platform.Settings;

/**
 * What texts cost, as an estimate: the platform's price of a segment, {@code LOCTELLI_SMS_SEGMENT_MICROS} in millionths
 * of a US dollar. Of a text that may have left that much counts as spent.
 */
public final class SegmentPrice {
    private SegmentPrice() {}

    /** That of so many segments. */
    public static long of(Settings settings, long segments) {
        return segments * Long.parseLong(settings.get("LOCTELLI_SMS_SEGMENT_MICROS", "8300"));
    }
}
