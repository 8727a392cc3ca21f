package com.loctelli.conversations;

import io.avaje.jsonb.Json;

/**
 * The body of a message on {@code CAMPAIGN_ANSWERS}: a person answered a campaign's text.
 *
 * @param leadId the recipient, as the campaign knows them
 */
@Json
public record CampaignAnswered(String campaignId, String leadId) {}
