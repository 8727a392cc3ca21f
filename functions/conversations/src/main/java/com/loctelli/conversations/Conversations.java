package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The conversations of every tenant, one tenant at a time, and their keys for reads made together with others. */
public final class Conversations {
    private final Platform platform;

    @Inject
    public Conversations(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's conversations. */
    public TenantConversations of(Tenant tenant) {
        return new TenantConversations(platform, tenant);
    }

    /** How the texts that the product sends by itself come into the tenant's conversations. */
    public Notices notices(Tenant tenant) {
        return new Notices(platform, tenant);
    }

    /** The id that the lead's conversation by text has, or will have once it is opened. */
    public static String idOf(String leadId) {
        return ConversationKeys.id(leadId, ConversationKeys.SMS);
    }

    /** The sort key of a head, for batch reads of {@code CONVERSATIONS} as {@link Conversation}. */
    public static String headKey(String id) {
        return ConversationKeys.head(id);
    }

    /** The newest messages, newest first, for reads of {@code CONVERSATIONS} as {@link SealedMessage}. */
    public static Query newest(String id, int most) {
        return Query.prefix(ConversationKeys.messages(id)).newestFirst().limit(most);
    }
}
