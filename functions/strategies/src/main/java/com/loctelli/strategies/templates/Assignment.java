package com.loctelli.strategies.templates;

import io.avaje.jsonb.Json;

/**
 * That a sub-account may use a template of the agency.
 *
 * @param assignee the sub-account
 */
@Json
record Assignment(String templateId, String assignee) {}
