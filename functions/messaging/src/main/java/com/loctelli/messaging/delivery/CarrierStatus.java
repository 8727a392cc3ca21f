package com.loctelli.messaging.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What the carrier says of a text of ours.
 *
 * @param sid the carrier's id
 * @param to whom it went, as the carrier has it
 * @param word the carrier's word for the status
 */
public record CarrierStatus(
        String sid, String to, String word, @Nullable Integer errorCode) {}
