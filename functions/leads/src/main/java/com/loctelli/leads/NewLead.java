package com.loctelli.leads;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.contact.ZoneSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person who may be a new lead.
 *
 * @param sourceRef what in the source it came from: an event, a form, an import
 * @param externalIds the person's id in each outside system
 * @param attribution what brought the person: campaign, referrer…
 * @param suppression what the person is known not to want, so that a new lead is not greeted against its will
 */
public record NewLead(
        LeadSource source,
        @Nullable String sourceRef,
        Map<String, String> externalIds,
        Map<String, String> attribution,
        @Nullable LeadSuppression suppression,
        LeadChange fields) {

    /** Somebody of whom nothing but these fields is known. */
    public static NewLead of(LeadSource source, LeadChange fields) {
        return new NewLead(source, null, Map.of(), Map.of(), null, fields);
    }

    /** Somebody unknown who texted one of our numbers. */
    public static NewLead whoTexted(PhoneNumber number) {
        return of(
                LeadSource.SMS,
                LeadChange.builder()
                        .phone(number.e164())
                        .timezone(null, ZoneSource.AREA_CODE)
                        .build());
    }

    /** Known to an outside system by an id. */
    public NewLead known(String system, String externalId) {
        return new NewLead(source, sourceRef, Map.of(system, externalId), attribution, suppression, fields);
    }

    /** Come by a certain event, form or import. */
    public NewLead by(String ref) {
        return new NewLead(source, ref, externalIds, attribution, suppression, fields);
    }

    /** Brought by something, such as {@code {"campaign": "spring"}}. */
    public NewLead brought(Map<String, String> by) {
        return new NewLead(source, sourceRef, externalIds, by, suppression, fields);
    }

    /** Known not to want something. */
    public NewLead suppressed(@Nullable LeadSuppression what) {
        return new NewLead(source, sourceRef, externalIds, attribution, what, fields);
    }
}
