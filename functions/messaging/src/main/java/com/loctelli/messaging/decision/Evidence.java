package com.loctelli.messaging.decision;

import org.jspecify.annotations.Nullable;

/**
 * What was read before a text is judged.
 *
 * @param senderHealth the health of the number it would leave from, null where there is none
 * @param suppressionScope the scope of the suppression in force, null where there is none
 * @param consentSeq the last event of the person's consent ledger, null where there is none
 * @param consentKind that event's kind
 */
public record Evidence(
        TenantRules rules,
        Whereabouts where,
        @Nullable String senderHealth,
        @Nullable String suppressionScope,
        @Nullable Long consentSeq,
        @Nullable String consentKind) {}
