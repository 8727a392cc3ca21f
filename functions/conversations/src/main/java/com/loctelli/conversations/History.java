package com.loctelli.conversations;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.Texts;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages as they are read by persons: each outbound one with its text's status, joined by one batch read. */
final class History {
    private final Conversations conversations;
    private final Leads leads;
    private final Texts texts;

    @Inject
    History(Conversations conversations, Leads leads, Texts texts) {
        this.conversations = conversations;
        this.leads = leads;
        this.texts = texts;
    }

    /** Which messages: those after a sequence number, oldest or newest first. */
    record Want(
            long afterSeq, boolean newestFirst, @Nullable String cursor, int limit) {

        static Want of(
                @Nullable Long afterSeq, @Nullable String sort, @Nullable String cursor, @Nullable Integer limit) {
            if (sort != null && !sort.equals("seq") && !sort.equals("-seq")) {
                throw Problem.field("/sort", "value", "must be seq or -seq");
            }
            return new Want(afterSeq == null ? 0 : afterSeq, "-seq".equals(sort), cursor, limit == null ? 50 : limit);
        }
    }

    Page<MessageView> ofConversation(Tenant tenant, String id, Want want) {
        conversations.of(tenant).need(id);
        return page(tenant, id, want);
    }

    /** The messages with a lead; none where nobody has written yet, 404 where there is no such lead. */
    Page<MessageView> ofLead(Tenant tenant, String leadId, Want want) {
        leads.of(tenant).need(leadId);
        return page(tenant, Conversations.idOf(leadId), want);
    }

    private Page<MessageView> page(Tenant tenant, String id, Want want) {
        var page =
                conversations.of(tenant).messages(id, want.afterSeq(), want.newestFirst(), want.cursor(), want.limit());
        var sent = page.data().stream()
                .map(StoredMessage::textId)
                .filter(Objects::nonNull)
                .toList();
        var states = texts.of(tenant).all(sent);
        return page.map(message -> {
            var text = message.textId() == null ? null : states.get(message.textId());
            return MessageView.of(message, text == null ? null : text.status());
        });
    }
}
