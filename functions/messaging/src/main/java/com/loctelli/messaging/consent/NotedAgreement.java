package com.loctelli.messaging.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agreement of somebody's, to be entered.
 *
 * @param leadId on whose timeline it is told, null for nobody's
 * @param at when it was given
 * @param onceKey what makes two of them the same
 * @param isKeptBack whether another system says of the lead that they are not to be texted, which no ledger has
 */
record NotedAgreement(
        String address, @Nullable String leadId, NewConsent consent, Instant at, String onceKey, boolean isKeptBack) {}
