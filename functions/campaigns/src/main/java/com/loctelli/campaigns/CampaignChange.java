package com.loctelli.campaigns;

import com.loctelli.campaigns.words.Merge;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a campaign; null stays.
 *
 * @param removed JSON pointers of what is taken away
 */
public record CampaignChange(
        @Nullable String name,
        @Nullable String body,
        @Nullable CampaignPurpose purpose,
        @Nullable Integer ratePerMinute,
        @Nullable Map<String, String> mergeDefaults,
        @Nullable AutoPause autoPause,
        @Nullable String strategyId,
        @Nullable String senderPoolId,
        Set<String> removed) {

    /** What people are told once this is changed of the campaign. */
    Merge merge(Campaign old) {
        return new Merge(body == null ? old.body() : body, mergeDefaults == null ? old.mergeDefaults() : mergeDefaults);
    }

    /** Whether anything of that is another than before, or what it is for. */
    boolean isOtherWords(Campaign old) {
        return !merge(old).equals(old.merge()) || (purpose != null && purpose != old.purpose());
    }

    /** Whether another strategy, or none, answers whoever answers. */
    boolean changesStrategy() {
        return strategyId != null || removed.contains("/strategyId");
    }

    /** Whether this changes what people are told, and by whom, which only a draft may. */
    boolean changesWords() {
        return body != null
                || purpose != null
                || mergeDefaults != null
                || senderPoolId != null
                || removed.contains("/senderPoolId");
    }
}
