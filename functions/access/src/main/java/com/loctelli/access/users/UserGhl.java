package com.loctelli.access.users;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/** The same person in GoHighLevel. */
@Json
@Valid
public record UserGhl(
        @Nullable @Size(max = 100) String userId,
        @Nullable @Size(max = 100) String calendarId,
        @Nullable @Size(max = 100) String locationId) {}
