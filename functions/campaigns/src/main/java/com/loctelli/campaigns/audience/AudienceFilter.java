package com.loctelli.campaigns.audience;

import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadFilter;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.LeadStatus;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which leads to text; what is left out asks nothing, so that an empty filter is everybody.
 *
 * @param ownerId the user who works the lead
 * @param tags tags that the lead has, all of them
 */
@Json
@Valid
public record AudienceFilter(
        @Nullable LeadStatus status,
        @Nullable LeadSource source,
        @Nullable @Size(max = 60) String ownerId,
        @Nullable @Size(max = 20) List<@Size(max = 50) String> tags) {

    /** What the list of leads can ask for itself. */
    LeadFilter listed() {
        return new LeadFilter(status, ownerId, null);
    }

    /** Whether the rest holds too. */
    boolean matches(Lead lead) {
        return (source == null || lead.source() == source)
                && (tags == null || lead.tags().containsAll(tags));
    }
}
