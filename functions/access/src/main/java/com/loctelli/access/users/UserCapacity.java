package com.loctelli.access.users;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * How much a user takes on.
 *
 * @param openConversations the most conversations assigned to the user at a time; null for no limit
 */
@Json
@Valid
public record UserCapacity(@Nullable @Min(0) @Max(100_000) Integer openConversations) {}
