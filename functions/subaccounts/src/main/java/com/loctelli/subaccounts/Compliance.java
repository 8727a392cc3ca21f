package com.loctelli.subaccounts;

import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * When and how leads may be texted.
 *
 * @param requireConsentForMarketing whether marketing needs a recorded consent
 * @param firstMessageFooter what the first text to a lead ends with
 * @param footerEveryDays after how many days the footer is told again; zero is never
 * @param retentionDays how long messages are kept
 */
@Json
public record Compliance(
        QuietHours quietHours,
        Boolean requireConsentForMarketing,
        String firstMessageFooter,
        Integer footerEveryDays,
        AiDisclosure aiDisclosure,
        Integer retentionDays) {

    /** Fills in what is missing in what was stored. */
    public Compliance {
        quietHours = quietHours == null ? SubAccountSettings.part(QuietHours.class) : quietHours;
        requireConsentForMarketing = Objects.requireNonNullElse(requireConsentForMarketing, true);
        firstMessageFooter = Objects.requireNonNullElse(firstMessageFooter, "Reply STOP to opt out.");
        footerEveryDays = Objects.requireNonNullElse(footerEveryDays, 30);
        aiDisclosure = aiDisclosure == null ? SubAccountSettings.part(AiDisclosure.class) : aiDisclosure;
        retentionDays = Objects.requireNonNullElse(retentionDays, 730);
    }
}
