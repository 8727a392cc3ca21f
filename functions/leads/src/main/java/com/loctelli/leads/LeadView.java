package com.loctelli.leads;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it is served; the fields are those of {@link Lead}.
 *
 * @param lastMessageAt when the lead, the agent or a person last wrote in the conversation; reminders and other texts that
 *     the product sends by itself do not count, nor does a campaign's
 * @param lastMessagePreview never there: what was said is told by the conversation alone
 * @param firstResponseSeconds never there: the conversation tells when it was first answered
 * @param lastActivityAt what the lists are sorted by: the last change of the lead, or message in its conversation
 */
@Json
public record LeadView(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneValid,
        @Nullable String lineType,
        @Nullable String company,
        @Nullable String position,
        @Nullable Address address,
        String timezone,
        String timezoneSource,
        int timezoneConfidence,
        List<String> timezoneCandidates,
        @Nullable String language,
        LeadStatus status,
        @Nullable String statusReason,
        @Nullable String pipelineId,
        @Nullable String stageId,
        @Nullable Long valueMicros,
        @Nullable String currency,
        @Nullable String ownerUserId,
        @Nullable String strategyId,
        LeadSource source,
        @Nullable String sourceRef,
        Map<String, String> attribution,
        Map<String, String> externalIds,
        List<String> tags,
        Map<String, Object> customFields,
        @Nullable Score score,
        @Nullable LeadSuppression suppression,
        @Nullable Instant lastMessageAt,
        @Nullable String lastMessagePreview,
        @Nullable Long firstResponseSeconds,
        @Nullable String mergedIntoId,
        Map<String, String> removedFrom,
        Instant lastActivityAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The view of a stored lead; by hand and not by a copy by names, which is slower, for lists are of it. */
    public static LeadView of(Stored<Lead> stored) {
        var lead = stored.value();
        return new LeadView(
                stored.sk(),
                lead.firstName(),
                lead.lastName(),
                lead.name(),
                lead.email(),
                lead.phone(),
                lead.phoneValid(),
                lead.lineType(),
                lead.company(),
                lead.position(),
                lead.address(),
                lead.timezone(),
                lead.timezoneSource(),
                lead.timezoneConfidence(),
                lead.timezoneCandidates(),
                lead.language(),
                lead.status(),
                lead.statusReason(),
                lead.pipelineId(),
                lead.stageId(),
                lead.valueMicros(),
                lead.currency(),
                lead.ownerUserId(),
                lead.strategyId(),
                lead.source(),
                lead.sourceRef(),
                lead.attribution(),
                lead.externalIds(),
                lead.tags(),
                lead.customFields(),
                lead.score(),
                lead.suppression(),
                lead.lastMessageAt(),
                null,
                null,
                lead.mergedIntoId(),
                lead.removedFrom(),
                lead.lastActivityAt(),
                stored.createdAt(),
                stored.updatedAt());
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "LeadView[" + id + "]";
    }
}
