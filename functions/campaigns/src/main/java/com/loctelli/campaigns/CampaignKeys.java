package com.loctelli.campaigns;

import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.storage.Query;
import java.time.Instant;

/** The sort keys and index attributes of campaigns. */
public final class CampaignKeys {
    /** The index of what is to be done: campaigns by their next tick, recipients by their next step. */
    public static final String BY_STATE = "byState";
    /** The index of campaigns by time. */
    static final String BY_TIME = "byTime";
    /** What begins every campaign's key. */
    static final String CAMPAIGNS = "CAMPAIGN#";

    private CampaignKeys() {}

    /** A campaign. */
    public static String campaign(String id) {
        return CAMPAIGNS + id;
    }

    /** What begins the keys of all its recipients. */
    public static String recipients(String id) {
        return id + "#R#";
    }

    /** One of its recipients. */
    public static String recipient(String id, String leadId) {
        return recipients(id) + leadId;
    }

    /** The ids of those whom a choice under way is of, where a request lists them. */
    public static String listed(String id) {
        return id + "#LIST";
    }

    /** What those who watch are told of a campaign that has moved on. */
    public static Happening told(String id, CampaignStatus status) {
        return new Happening("campaign_changed", id, null, null, null, status.wire());
    }

    static String time(Instant at, String id) {
        return Json.text(at) + "#" + id;
    }

    /** A campaign's next tick. */
    public static String due(Instant at, String id) {
        return "due#" + Json.text(at) + "#" + id;
    }

    /** The campaigns whose tick is due. */
    public static Query dueBy(Instant now) {
        return until("due#", now);
    }

    /** A recipient who is to be released at the instant or after. */
    public static String release(String id, Instant at, String leadId) {
        return id + "#release#" + Json.text(at) + "#" + leadId;
    }

    /** The recipients who may be released now. */
    public static Query releasableBy(String id, Instant now) {
        return until(id + "#release#", now);
    }

    /** Those of them whose places in the index are after this one. */
    public static Query releasableAfter(String id, String place, Instant now) {
        return Query.between(place + "~", latest(id + "#release#", now)).on(BY_STATE);
    }

    /** Those of them whose places in the index are this one and before. */
    public static Query releasableUpTo(String id, String place) {
        return Query.between(id + "#release#0", place).on(BY_STATE);
    }

    /** A recipient whose text is to be looked at. */
    public static String look(String id, Instant at, String leadId) {
        return id + "#look#" + Json.text(at) + "#" + leadId;
    }

    /** The recipients whose text is to be looked at now. */
    public static Query lookableBy(String id, Instant now) {
        return until(id + "#look#", now);
    }

    private static Query until(String prefix, Instant now) {
        return Query.between(prefix + "0", latest(prefix, now)).on(BY_STATE);
    }

    private static String latest(String prefix, Instant now) {
        return prefix + Json.text(now) + "#~";
    }
}
