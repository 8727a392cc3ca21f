package com.loctelli.transfers.imports;

import io.avaje.jsonb.Json;
import java.util.Map;

/**
 * A routing fact that another sub-account has: a user's address, a number, an account of an outside system.
 *
 * @param owner the sub-account that wants it
 * @param key what it leads by
 * @param facts what is said there
 */
@Json
record Conflict(String owner, String key, Map<String, String> facts) {}
