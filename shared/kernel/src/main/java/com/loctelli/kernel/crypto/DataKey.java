package com.loctelli.kernel.crypto;

import io.avaje.jsonb.Json;

/**
 * A tenant's data key at rest.
 *
 * @param wrapped the key as KMS encrypted it, base64
 */
@Json
public record DataKey(String wrapped) {}
