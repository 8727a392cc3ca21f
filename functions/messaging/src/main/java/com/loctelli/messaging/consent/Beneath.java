package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a part of a person's texts back beneath a suppression of all of them, and stands again when the person
 * takes back their word or it was misread. The fields are those of {@link Suppression}.
 */
@Json
public record Beneath(
        String scope, Instant since, String cause, @Nullable String reason, long sourceEventSeq) {}
