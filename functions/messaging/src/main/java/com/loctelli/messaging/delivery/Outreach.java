package com.loctelli.messaging.delivery;

import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign wants done about those who answer it, kept beside its texts for whoever hears the answer.
 *
 * @param strategyId the strategy that the agent follows with them, null for the lead's own
 */
@Json
public record Outreach(@Nullable String strategyId) {

    /** Says so; {@code rows} are those of {@link com.loctelli.kernel.storage.TableName#MESSAGING}. */
    public static Write put(Rows rows, String campaignId, @Nullable String strategyId) {
        return rows.put(TextKeys.outreach(campaignId), new Outreach(strategyId), Actor.SYSTEM);
    }

    /** The campaign was removed: who still answers it is led as ever. */
    public static Write drop(Rows rows, String campaignId) {
        return rows.delete(TextKeys.outreach(campaignId));
    }
}
