package com.loctelli.conversations;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * That a text of the carrier was taken, and where it went: written once a text.
 *
 * @param answered the campaign that it answers
 */
@Json
record InboundMark(
        String conversationId, long seq, @Nullable CampaignAnswered answered) {}
