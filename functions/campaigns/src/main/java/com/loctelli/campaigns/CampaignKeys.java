package com.loctelli.campaigns;

import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.storage.Query;
import java.time.Instant;

/** The sort keys and index attributes of campaigns. */
final class CampaignKeys {
    /** The index of what is to be done: campaigns by their next tick, recipients by their next step. */
    static final String BY_STATE = "byState";
    /** The index of campaigns by time. */
    static final String BY_TIME = "byTime";
    /** What begins every campaign's key. */
    static final String CAMPAIGNS = "CAMPAIGN#";

    private CampaignKeys() {}

    static String campaign(String id) {
        return CAMPAIGNS + id;
    }

    static String recipients(String id) {
        return id + "#R#";
    }

    static String recipient(String id, String leadId) {
        return recipients(id) + leadId;
    }

    /** What those who watch are told of a campaign that has moved on. */
    static Happening told(String id, CampaignStatus status) {
        return new Happening("campaign_changed", id, null, null, null, status.wire());
    }

    static String time(Instant at, String id) {
        return Json.text(at) + "#" + id;
    }

    /** A campaign's next tick. */
    static String due(Instant at, String id) {
        return "due#" + Json.text(at) + "#" + id;
    }

    static Query dueBy(Instant now) {
        return until("due#", now);
    }

    /** A recipient who is to be released at the instant or after. */
    static String release(String id, Instant at, String leadId) {
        return id + "#release#" + Json.text(at) + "#" + leadId;
    }

    static Query releasableBy(String id, Instant now) {
        return until(id + "#release#", now);
    }

    /** A recipient whose text is to be looked at. */
    static String look(String id, Instant at, String leadId) {
        return id + "#look#" + Json.text(at) + "#" + leadId;
    }

    static Query lookableBy(String id, Instant now) {
        return until(id + "#look#", now);
    }

    private static Query until(String prefix, Instant now) {
        return Query.between(prefix + "0", prefix + Json.text(now) + "#~").on(BY_STATE);
    }
}
