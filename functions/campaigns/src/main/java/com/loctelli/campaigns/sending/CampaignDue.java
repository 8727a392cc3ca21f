package com.loctelli.campaigns.sending;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A campaign has something to do.
 *
 * @param step where the choice of its audience stood when this was asked for; a choice that has gone on from there has
 *     somebody else to go on with it. Null asks for whatever there is to do
 */
@Json
public record CampaignDue(String campaignId, @Nullable Long step) {
    /** Whatever there is to do. */
    public static CampaignDue of(String campaignId) {
        return new CampaignDue(campaignId, null);
    }
}
