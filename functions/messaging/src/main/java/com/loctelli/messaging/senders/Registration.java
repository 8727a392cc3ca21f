package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * Whether carriers know whose number it is and what it sends (A2P 10DLC in the United States).
 *
 * @param brandSid the carrier's id of the business
 * @param campaignSid the carrier's id of what it sends
 */
@Json
@Valid
public record Registration(
        RegistrationStatus status,
        @Nullable @Size(max = 60) String brandSid,
        @Nullable @Size(max = 60) String campaignSid) {}
