package com.loctelli.subaccounts.erasure;

import io.avaje.jsonb.Json;

/** The message by which an erasure goes on. */
@Json
public record ErasureStep(String jobId) {}
