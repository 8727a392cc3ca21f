package com.loctelli.campaigns.words;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.messaging.caps.SegmentPrice;
import javax.inject.Inject;

/** What texts cost, as an estimate: the platform's price of a segment, in millionths of a US dollar. */
public final class Price {
    private final Platform platform;

    /** By the platform's price of a segment. */
    @Inject
    public Price(Platform platform) {
        this.platform = platform;
    }

    /** That of so many segments. */
    public long of(long segments) {
        return SegmentPrice.of(platform.settings(), segments);
    }
}
