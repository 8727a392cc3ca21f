package com.loctelli.integrations;

import io.avaje.jsonb.Json;

/** Which of the tenant's integrations has an outside account. */
@Json
record AccountItem(String integrationId) {}
