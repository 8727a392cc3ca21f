package com.loctelli.leads;

import com.loctelli.kernel.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sort keys of the leads' table. */
final class LeadKeys {
    /** What begins the marks of leads that are gone, until all that hung on them is gone too. */
    static final String REMOVED = "REMOVED#";

    private LeadKeys() {}

    static String phone(String e164) {
        return "PHONE#" + e164;
    }

    static String email(String norm) {
        return "EMAIL#" + norm;
    }

    static String external(String system, String id) {
        return "EXT#" + system + "#" + id;
    }

    /** Everything that only this lead may have, with the problem of another lead that has it already. */
    static Map<String, com.loctelli.kernel.problem.ProblemType> unique(Lead lead) {
        var keys = new LinkedHashMap<String, com.loctelli.kernel.problem.ProblemType>();
        if (lead.phone() != null) {
            keys.put(phone(lead.phone()), LeadProblems.DUPLICATE_PHONE);
        }
        if (lead.emailNorm() != null) {
            keys.put(email(lead.emailNorm()), LeadProblems.DUPLICATE_EMAIL);
        }
        lead.externalIds().forEach((system, id) -> keys.put(external(system, id), LeadProblems.DUPLICATE_EXTERNAL));
        return keys;
    }

    static String token(String token, String leadId) {
        return "T#" + token + "#" + leadId;
    }

    static String events(String leadId) {
        return leadId + "#E#";
    }

    static String event(String leadId, Instant at, String ref) {
        return events(leadId) + Json.text(at) + "#" + ref;
    }

    static String notes(String leadId) {
        return leadId + "#N#";
    }

    static String facts(String leadId) {
        return leadId + "#F#";
    }

    /** What begins the keys of facts that count no longer; those of {@link #facts} come right before them. */
    static String pastFacts(String leadId) {
        return leadId + "#G#";
    }

    /** What begins the keys of all that hangs on the lead. */
    static String children(String leadId) {
        return leadId + "#";
    }

    static String removed(String leadId) {
        return REMOVED + leadId;
    }

    static String byActivity(String leadId, Lead lead) {
        return byActivity(leadId, lead.lastActivityAt());
    }

    private static String byActivity(String leadId, Instant at) {
        return Json.text(at) + "#" + leadId;
    }

    /** The index attributes of a lead that was last active then, by their names. */
    static Map<String, String> indexes(String leadId, Lead lead, Instant at) {
        var active = byActivity(leadId, at);
        var indexes = new LinkedHashMap<String, String>();
        indexes.put("byActivity", active);
        indexes.put("byStatus", lead.status().wire() + "#" + active);
        if (lead.ownerUserId() != null) {
            indexes.put("byOwner", lead.ownerUserId() + "#" + active);
        }
        return indexes;
    }
}
