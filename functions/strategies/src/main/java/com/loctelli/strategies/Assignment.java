package com.loctelli.strategies;

import io.avaje.jsonb.Json;

/** That a sub-account may use a template of the agency. */
@Json
record Assignment(String templateId, String subAccountId) {}
