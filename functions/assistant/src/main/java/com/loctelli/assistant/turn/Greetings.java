package com.loctelli.assistant.turn;

import com.loctelli.assistant.AssistantProblems;
import com.loctelli.conversations.ConversationProblems;
import com.loctelli.conversations.Conversations;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.Texts;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.BriefKeys;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Opens the conversations that the agent begins. */
public final class Greetings {
    private final Platform platform;

    @Inject
    public Greetings(Platform platform) {
        this.platform = platform;
    }

    /** Opens the conversation, or answers null where there is nobody to greet, no agent or no number to write from. */
    public @Nullable String openIfWanted(Tenant tenant, String leadId) {
        var lead = new Leads(platform).of(tenant).find(leadId);
        if (lead == null || lead.value().phone() == null || !hasAgent(tenant, lead)) {
            return null;
        }
        var sender = new Texts(platform).of(tenant).defaultSender();
        return sender.isEmpty()
                ? null
                : new Conversations(platform)
                        .of(tenant)
                        .openFor(lead, sender.get().phone())
                        .value()
                        .id();
    }

    /** Opens the conversation for somebody who asks for it, and who is told what stands in the way. */
    public String open(Tenant tenant, String leadId) {
        var lead = new Leads(platform).of(tenant).need(leadId);
        if (!hasAgent(tenant, lead)) {
            throw AssistantProblems.NO_AGENT.problem();
        }
        if (lead.value().phone() == null) {
            throw ConversationProblems.NO_ADDRESS.problem();
        }
        var sender =
                new Texts(platform).of(tenant).defaultSender().orElseThrow(ConversationProblems.NO_SENDER::problem);
        return new Conversations(platform)
                .of(tenant)
                .openFor(lead, sender.phone())
                .value()
                .id();
    }

    private boolean hasAgent(Tenant tenant, Stored<Lead> lead) {
        var strategyId = lead.value().strategyId();
        var batch = platform.database().batch(tenant).want(TableName.SUBACCOUNTS, SubAccounts.KEY);
        var items = BriefKeys.want(batch, strategyId).read();
        var brief = BriefKeys.brief(items, strategyId);
        var business = items.find(TableName.SUBACCOUNTS, SubAccounts.KEY, SubAccount.class)
                .map(Stored::value);
        boolean isOn = business.isEmpty()
                || (business.get().isActive()
                        && business.get().settings().features().ai());
        return isOn && brief != null && brief.mode() != AgentMode.OFF;
    }
}
