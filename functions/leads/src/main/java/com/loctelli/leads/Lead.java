package com.loctelli.leads;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it is stored under its id.
 *
 * @param emailNorm the address in the form it is compared by
 * @param phone E.164
 * @param phoneValid whether the number lies in a range that is in use: {@code valid}, {@code invalid}, {@code unknown}
 * @param timezoneSource how the zone is known: a wire name of {@link com.loctelli.contact.ZoneSource}
 * @param timezoneConfidence 0 to 100
 * @param timezoneCandidates every zone it could be, the likeliest first
 * @param externalIds the lead's id in each outside system
 * @param removedFrom the outside systems that no longer have the person, and since when
 * @param lastMessageAt when the lead, the agent or a person last wrote in the conversation; no edit changes it
 * @param lastActivityAt what the lists are sorted by
 */
@io.avaje.jsonb.Json
public record Lead(
        @Nullable String firstName,
        @Nullable String lastName,
        String name,
        @Nullable String email,
        @Nullable String emailNorm,
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
        @Nullable ConversationState conversationState,
        @Nullable String mergedIntoId,
        @Nullable Instant erasedAt,
        Map<String, String> removedFrom,
        Instant lastActivityAt) {

    /** The telephone number as a value. */
    public @Nullable PhoneNumber number() {
        return phone == null ? null : PhoneNumber.ofE164(phone);
    }

    /** What to call the person: the first name where it is known. */
    public String greeting() {
        return firstName == null ? name : firstName;
    }

    /** The lead with other values of some fields, by their names; null takes a value away. */
    Lead with(Map<String, ? extends @Nullable Object> values) {
        var tree = new LinkedHashMap<String, Object>(Json.toTree(this));
        values.forEach((name, value) -> {
            if (value == null) {
                tree.remove(name);
            } else {
                tree.put(name, plain(value));
            }
        });
        return Json.fromTree(tree, Lead.class);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Instant instant -> Json.text(instant);
            case LeadStatus status -> status.wire();
            case Record record -> Json.toTree(record);
            default -> value;
        };
    }

    /** Whether both say the same, whenever either was last active or written with and however it is scored. */
    public boolean isSameAs(Lead other) {
        return equals(Copy.of(other)
                .with("lastActivityAt", lastActivityAt)
                .with("lastMessageAt", lastMessageAt)
                .with("score", score)
                .made());
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "Lead[" + status.wire() + "]";
    }
}
