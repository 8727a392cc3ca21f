package com.loctelli.assistant.turn;

import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.subaccounts.SubAccountSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** How many texts the agent may still write in a conversation. */
final class Allowance {
    private static final Duration DAY = Duration.ofDays(1);

    private Allowance() {}

    /**
     * Whether the conversation has had as many of the agent's texts as the strategy and the sub-account allow: since the
     * agent began, for a lead has one conversation for ever, and of the day.
     */
    static boolean isSpent(Moment moment, AgentBrief brief, SentToday sent) {
        if (moment.head().value().aiMessagesSince() >= brief.limits().messages()) {
            return true;
        }
        var business = moment.business();
        var ofStrategy = brief.limits().maxPerDay();
        int ofBusiness = business == null
                ? SubAccountSettings.DEFAULTS.limits().aiMessagesPerConversationPerDay()
                : business.settings().limits().aiMessagesPerConversationPerDay();
        int most = ofStrategy == null ? ofBusiness : Math.min(ofStrategy, ofBusiness);
        return Math.max(today(moment), sent.on(day(moment))) >= most;
    }

    /** The day where the sub-account is. */
    static String day(Moment moment) {
        var business = moment.business();
        var zone = business == null ? ZoneOffset.UTC : ZoneId.of(business.timezone());
        return moment.now().atZone(zone).toLocalDate().toString();
    }

    private static long today(Moment moment) {
        var since = moment.now().minus(DAY);
        return moment.recent().stream()
                .filter(message -> message.author().type().equals(Actor.AI.type())
                        && message.at().isAfter(since))
                .count();
    }
}
