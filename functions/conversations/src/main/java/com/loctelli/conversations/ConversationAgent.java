package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Strategies;
import org.jspecify.annotations.Nullable;

/** The agent of a conversation. */
final class ConversationAgent {
    private ConversationAgent() {}

    /** What it is told; null where there is none. A campaign's strategy that is gone or switched off gives way to the lead's. */
    static @Nullable AgentBrief of(Platform platform, Tenant tenant, Conversation head) {
        var strategies = new Strategies(platform).of(tenant);
        var brief = strategies.brief(head.strategyId());
        if (head.isLedBy(brief)) {
            return brief;
        }
        var lead = new Leads(platform).of(tenant).find(head.leadId());
        return lead == null ? null : strategies.brief(lead.value().strategyId());
    }

    /** Whether there is one that is not switched off. */
    static boolean isThere(Platform platform, Tenant tenant, Conversation head) {
        var brief = of(platform, tenant, head);
        return brief != null && brief.mode() != AgentMode.OFF;
    }
}
