package com.loctelli.conversations;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.SealedQueueFunction;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.OptOuts;
import jakarta.inject.Inject;

/**
 * Works {@code INBOUND_TEXTS}: what the text says about consent is acted on first, then the text goes into the lead's
 * conversation, with what confirmed it after it, and the agent is told when its merge window ends. A number that nobody
 * knows becomes a lead.
 */
public final class TakeInboundText implements Worker<InboundText> {
    private final OptOuts optOuts;
    private final Conversations conversations;

    /** On the parts of a process. */
    @Inject
    public TakeInboundText(OptOuts optOuts, Conversations conversations) {
        this.optOuts = optOuts;
        this.conversations = conversations;
    }

    @Override
    public Outcome work(Tenant tenant, InboundText text) {
        if (!PhoneNumber.isE164(text.from())) {
            // A short code or a name: nobody could answer it.
            return new Rejected("not-a-telephone-number");
        }
        var judged = optOuts.of(tenant).judge(text);
        var taken = conversations
                .of(tenant)
                .intake()
                .take(new Arrival(
                        text.messageSid(), PhoneNumber.ofE164(text.from()), text.to(), text.text(), judged.kind()));
        if (judged.isCommand()) {
            conversations.notices(tenant).confirmed(taken.conversationId(), text.messageSid());
        }
        return Outcome.DONE;
    }

    /** The Lambda entry point. */
    public static final class Function extends SealedQueueFunction<InboundText> {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    InboundText.class,
                    DaggerConversationsComponent.factory().create(platform).takeInboundText());
        }
    }
}
