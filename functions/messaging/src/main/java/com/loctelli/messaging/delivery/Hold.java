package com.loctelli.messaging.delivery;

import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;

/** That a campaign's texts are not to leave: while the item is there, none of them can be claimed. */
@Json
public record Hold(Instant since) {

    /** Holds them; {@code rows} are those of {@link com.loctelli.kernel.storage.TableName#MESSAGING}. */
    public static Write put(Rows rows, String campaignId, Instant now) {
        return rows.put(TextKeys.hold(campaignId), new Hold(now), Actor.SYSTEM);
    }

    /** Lets them leave again. */
    public static Write lift(Rows rows, String campaignId) {
        return rows.delete(TextKeys.hold(campaignId));
    }
}
