package com.loctelli.leads;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead as it is served; the fields are those of {@link Lead}. */
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

    /** The view of a stored lead. */
    public static LeadView of(Stored<Lead> stored) {
        return Copy.of(stored.value())
                .with("id", stored.sk())
                .with("createdAt", stored.createdAt())
                .with("updatedAt", stored.updatedAt())
                .as(LeadView.class);
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "LeadView[" + id + "]";
    }
}
