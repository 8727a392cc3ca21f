package com.loctelli.subaccounts;

import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * When and how leads may be texted.
 *
 * @param requireConsentForMarketing whether marketing needs a recorded consent
 * @param firstMessageFooter what the first text to a lead ends with
 * @param footerEveryDays after how many days the footer is told again; zero is never
 * @param retentionDays how long the prompt and the recording of a turn are told; messages, texts and inbound events are
 *     kept until the sub-account is erased
 * @param textsPerLeadPerDay how many texts that a lead did not ask for it may get in 24 hours before marketing waits;
 *     zero is no cap
 * @param textsPerLeadPerWeek the same in seven days
 * @param requireA2p whether marketing to the United States needs a number of whose registration is known that it stands
 */
@Json
public record Compliance(
        QuietHours quietHours,
        Boolean requireConsentForMarketing,
        String firstMessageFooter,
        Integer footerEveryDays,
        AiDisclosure aiDisclosure,
        Integer retentionDays,
        Integer textsPerLeadPerDay,
        Integer textsPerLeadPerWeek,
        Boolean requireA2p) {

    /** Fills in what is missing in what was stored. */
    public Compliance {
        quietHours = quietHours == null ? SubAccountSettings.part(QuietHours.class) : quietHours;
        requireConsentForMarketing = Objects.requireNonNullElse(requireConsentForMarketing, true);
        firstMessageFooter = Objects.requireNonNullElse(firstMessageFooter, "Reply STOP to opt out.");
        footerEveryDays = Objects.requireNonNullElse(footerEveryDays, 30);
        aiDisclosure = aiDisclosure == null ? SubAccountSettings.part(AiDisclosure.class) : aiDisclosure;
        retentionDays = Objects.requireNonNullElse(retentionDays, 730);
        textsPerLeadPerDay = Objects.requireNonNullElse(textsPerLeadPerDay, 3);
        textsPerLeadPerWeek = Objects.requireNonNullElse(textsPerLeadPerWeek, 0);
        requireA2p = Objects.requireNonNullElse(requireA2p, false);
    }
}
