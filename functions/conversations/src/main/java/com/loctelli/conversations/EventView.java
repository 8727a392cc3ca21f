package com.loctelli.conversations;

import com.loctelli.kernel.feed.FeedEntry;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the API serves it: ids and what became of them, for a client to load what it shows.
 *
 * @param number its place among all that happens in the sub-account, without gaps
 * @param type {@code message_received}, {@code message_sent}, {@code ownership_changed}, {@code conversation_changed},
 *     {@code text_failed}, {@code text_kept_back}, {@code text_called_off}, {@code suggestion_made},
 *     {@code suggestion_decided}, {@code booking_changed}, {@code campaign_changed}; a client passes over one that it
 *     does not know
 * @param ref the id of what it happened to
 * @param seq the last message of the conversation
 * @param state whose the conversation is, or what the text, suggestion, booking or campaign has become
 */
@Json
public record EventView(
        long number,
        String type,
        String ref,
        @Nullable String leadId,
        @Nullable String conversationId,
        @Nullable Long seq,
        @Nullable String state,
        Instant at) {

    static EventView of(FeedEntry entry) {
        var what = entry.happening();
        return new EventView(
                entry.number(),
                what.type(),
                what.ref(),
                what.leadId(),
                what.conversationId(),
                what.seq(),
                what.state(),
                entry.at());
    }
}
