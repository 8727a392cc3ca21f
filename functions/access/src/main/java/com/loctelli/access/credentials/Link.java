package com.loctelli.access.credentials;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A one-time link at rest; who asks for another gets another, and the one before it ends.
 *
 * @param tokenHash SHA-256 of the secret in the link
 */
@Json
public record Link(String tokenHash, Instant expiresAt) {}
