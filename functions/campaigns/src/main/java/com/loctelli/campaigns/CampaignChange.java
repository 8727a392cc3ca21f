package com.loctelli.campaigns;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to change of a campaign; null stays. */
public record CampaignChange(
        @Nullable String name,
        @Nullable String body,
        @Nullable CampaignPurpose purpose,
        @Nullable Integer ratePerMinute,
        @Nullable Map<String, String> mergeDefaults,
        @Nullable AutoPause autoPause,
        @Nullable String strategyId,
        @Nullable String senderPoolId) {

    /** Whether this changes what people are told, and by whom, which only a draft may. */
    boolean changesWords() {
        return body != null || purpose != null || mergeDefaults != null || senderPoolId != null;
    }
}
