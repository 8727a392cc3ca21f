package com.loctelli.strategies.templates;

import io.avaje.jsonb.Json;

/**
 * That a version of a template of the agency is on its way to the sub-accounts.
 *
 * @param number counts the publications of the template: the version of its item
 */
@Json
record Publication(String templateId, long number) {}
