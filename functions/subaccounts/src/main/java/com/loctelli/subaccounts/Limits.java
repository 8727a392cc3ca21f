package com.loctelli.subaccounts;

import com.loctelli.access.users.Standing;
import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * How much of everything a sub-account may have; zero is none.
 *
 * @param users active users
 * @param smsPerDay texts a calendar day of the sub-account's zone
 * @param aiMessagesPerConversationPerDay what the agent writes to one lead a day
 */
@Json
public record Limits(
        Integer users,
        Integer leads,
        Integer smsPerDay,
        Integer smsPerMonth,
        Integer storageGB,
        Integer apiCallsPerDay,
        Long aiTokensPerDay,
        Integer aiMessagesPerConversationPerDay) {

    /** Fills in what is missing in what was stored. */
    public Limits {
        users = Objects.requireNonNullElse(users, Standing.USUAL_MOST);
        leads = Objects.requireNonNullElse(leads, 1000);
        smsPerDay = Objects.requireNonNullElse(smsPerDay, 50);
        smsPerMonth = Objects.requireNonNullElse(smsPerMonth, 500);
        storageGB = Objects.requireNonNullElse(storageGB, 10);
        apiCallsPerDay = Objects.requireNonNullElse(apiCallsPerDay, 10_000);
        aiTokensPerDay = Objects.requireNonNullElse(aiTokensPerDay, 2_000_000L);
        aiMessagesPerConversationPerDay = Objects.requireNonNullElse(aiMessagesPerConversationPerDay, 25);
    }
}
