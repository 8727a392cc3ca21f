package com.loctelli.messaging.delivery;

import com.loctelli.kernel.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sort keys and index attributes of texts. */
public final class TextKeys {
    /** The index of what is still to be done. */
    public static final String BY_DUE = "byDue";
    /** The index of a lead's texts. */
    public static final String BY_LEAD = "byLead";
    /** The index of all texts by time. */
    public static final String BY_TIME = "byTime";

    private static final String TEXT = "SMS#";
    private static final String INBOUND = "IN#";

    private TextKeys() {}

    /** A text. */
    public static String text(String id) {
        return TEXT + id;
    }

    /** The id of a text's sort key, or null where the key is not one. */
    public static @Nullable String textId(String sk) {
        return sk.startsWith(TEXT) ? sk.substring(TEXT.length()) : null;
    }

    /** That a request was taken. */
    public static String dedupe(String key) {
        return "DEDUPE#" + key;
    }

    /** What makes the one text that confirms what a person's text asked the same text, however often that one comes. */
    public static String confirmation(String messageSid) {
        return "confirmation:" + messageSid;
    }

    /** That a person was told how to opt out. */
    public static String told(String to) {
        return "FOOTER#sms#" + to;
    }

    /** Whose a carrier's id is. */
    public static String sid(String sid) {
        return "SID#" + sid;
    }

    /** A text that a person sent us. */
    public static String inbound(String sid) {
        return INBOUND + sid;
    }

    /** The carrier's id of an inbound text's sort key, or null where the key is not one. */
    public static @Nullable String inboundSid(String sk) {
        return sk.startsWith(INBOUND) ? sk.substring(INBOUND.length()) : null;
    }

    /** That a campaign's texts are not to leave. */
    public static String hold(String campaignId) {
        return "HOLD#" + campaignId;
    }

    /** What a campaign wants done about those who answer it. */
    public static String outreach(String campaignId) {
        return "OUTREACH#" + campaignId;
    }

    /** The due attribute: what must be done first sorts first. */
    public static String due(Instant at, String id) {
        return Json.text(at) + "#" + id;
    }

    /** The attribute by which texts are listed by time. */
    public static String time(Instant at, String id) {
        return Json.text(at) + "#" + id;
    }

    /** The attribute by which a lead's texts are listed. */
    public static String lead(String leadId, Instant at, String id) {
        return leadId + "#" + Json.text(at) + "#" + id;
    }
}
