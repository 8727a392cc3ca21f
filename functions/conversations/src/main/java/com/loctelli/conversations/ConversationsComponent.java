package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints, the worker and the sweep of this feature. */
@Component
interface ConversationsComponent {
    FollowEvents followEvents();

    ListConversations listConversations();

    GetConversation getConversation();

    ShowSentiment showSentiment();

    ListMessages listMessages();

    SendMessage sendMessage();

    TakeOverConversation takeOverConversation();

    ReleaseConversation releaseConversation();

    ResolveConversation resolveConversation();

    ReadConversation readConversation();

    SnoozeConversation snoozeConversation();

    AssignConversation assignConversation();

    ListLeadMessages listLeadMessages();

    ChatHistory chatHistory();

    ChatSend chatSend();

    TakeInboundText takeInboundText();

    SweepTurns sweepTurns();

    /** Makes it for a platform. */
    @Component.Factory
    interface Factory {
        ConversationsComponent create(@BindsInstance Platform platform);
    }
}
