package com.loctelli.messaging.delivery;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A campaign's text that was the last one that a person got unasked: what they write next answers it.
 *
 * @param leadId the recipient, as the campaign knows them
 * @param at when it may have left
 */
@Json
public record CampaignText(String textId, String campaignId, String leadId, Instant at) {}
