package com.loctelli.campaigns;

import io.avaje.jsonb.Json;

/** A campaign has something to do. */
@Json
public record CampaignDue(String campaignId) {}
