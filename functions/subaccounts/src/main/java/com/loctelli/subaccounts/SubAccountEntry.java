package com.loctelli.subaccounts;

import io.avaje.jsonb.Json;
import java.time.Instant;

/** A sub-account in the admins' list. */
@Json
public record SubAccountEntry(
        String id, String name, String slug, SubAccount.Status status, String timezone, Instant createdAt) {}
