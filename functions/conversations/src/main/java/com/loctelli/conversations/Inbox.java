package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Reach;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadFilter;
import com.loctelli.leads.Leads;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of those who do not work everybody's: those with the leads that are theirs, which move in their lists
 * with every message. One read of the leads and one of their conversations' heads, so that a page costs the same however
 * many others there are.
 */
final class Inbox {
    private final Platform platform;

    @Inject
    Inbox(Platform platform) {
        this.platform = platform;
    }

    /** A page, the most recently active first; a lead with whom nobody has spoken is left out. */
    Page<Stored<Conversation>> page(
            Tenant tenant, Reach reach, @Nullable ConversationStatus status, @Nullable String cursor, int limit) {
        var leads = new Leads(platform).of(tenant).page(new LeadFilter(null, null, null, reach), cursor, limit);
        var keys = leads.data().stream()
                .map(lead -> TenantConversations.keyOf(lead.sk()))
                .toList();
        var heads = platform.database().table(TableName.CONVERSATIONS).of(tenant).all(keys, Conversation.class).stream()
                .filter(head -> status == null || head.value().status() == status)
                .toList();
        return new Page<>(heads, leads.next(), limit);
    }
}
