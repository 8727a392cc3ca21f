package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.caps.Frequency;
import com.loctelli.messaging.delivery.CampaignText;
import com.loctelli.strategies.BriefKeys;
import com.loctelli.strategies.Strategies;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what is known of whoever texts, in two trips where the number is known and nothing was guessed wrong. */
final class Scenes {
    private final Platform platform;
    private final Tenant tenant;
    private final TenantLeads leads;

    Scenes(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.leads = new Leads(platform).of(tenant);
    }

    /** The scene of a text; a number that nobody knows becomes a lead. */
    Scene of(Arrival arrival) {
        var from = arrival.from().e164();
        var address = ConversationKeys.address(ConversationKeys.SMS, from);
        var answer = platform.database()
                .batch(tenant)
                .want(TableName.CONVERSATIONS, address)
                .want(TableName.MESSAGING, Frequency.key(from))
                .read();
        var hint = answer.find(TableName.CONVERSATIONS, address, AddressHint.class)
                .map(Stored::value)
                .orElse(null);
        var last = answer.find(TableName.MESSAGING, Frequency.key(from), Frequency.class)
                .map(texted -> texted.value().campaign())
                .orElse(null);
        if (hint != null) {
            var guessed = read(hint.leadId(), hint.guess(), null, hint, last);
            if (guessed != null && from.equals(guessed.lead().value().phone())) {
                return guessed;
            }
        }
        var known = leads.withPhone(arrival.from());
        var lead = known != null
                ? known
                : leads.capture(NewLead.whoTexted(arrival.from()), Actor.SYSTEM).lead();
        return Objects.requireNonNull(read(lead.sk(), lead.value().strategyId(), lead, hint, last));
    }

    /**
     * @param guess the strategy that the agent is likely to follow
     * @param last the campaign's text that the person got last
     */
    private @Nullable Scene read(
            String leadId,
            @Nullable String guess,
            @Nullable Stored<Lead> known,
            @Nullable AddressHint hint,
            @Nullable CampaignText last) {
        var id = Conversations.idOf(leadId);
        var batch = BriefKeys.want(platform.database().batch(tenant), guess)
                .want(TableName.CONVERSATIONS, ConversationKeys.head(id));
        if (known == null) {
            batch.want(TableName.LEADS, TenantLeads.key(leadId));
        }
        var answer = batch.read();
        var lead = known != null
                ? known
                : answer.find(TableName.LEADS, TenantLeads.key(leadId), Lead.class)
                        .orElse(null);
        if (lead == null) {
            return null;
        }
        var head = answer.find(TableName.CONVERSATIONS, ConversationKeys.head(id), Conversation.class)
                .map(Stored::value)
                .orElse(null);
        var reason = CampaignReason.of(platform, tenant, last, head);
        var strategyId = Scene.strategy(lead, head, hint, reason);
        var own = lead.value().strategyId();
        var strategies = new Strategies(platform).of(tenant);
        // The hint's strategy is a guess too: a lead that was given another one costs one more read, once.
        var brief = Objects.equals(guess, strategyId) ? BriefKeys.brief(answer, guess) : strategies.brief(strategyId);
        if (strategyId != null
                && !strategyId.equals(own)
                && (brief == null || !brief.strategyId().equals(strategyId))) {
            // The campaign's was switched off or removed since: who answers is answered by the lead's own.
            return new Scene(lead, head, own, strategies.brief(own), hint, reason);
        }
        return new Scene(lead, head, strategyId, brief, hint, reason);
    }
}
