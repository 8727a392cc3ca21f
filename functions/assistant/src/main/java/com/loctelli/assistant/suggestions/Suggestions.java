package com.loctelli.assistant.suggestions;

import com.loctelli.assistant.AssistantProblems;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.Conversations;
import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The suggestions of conversations. */
public final class Suggestions {
    private final Platform platform;

    @Inject
    public Suggestions(Platform platform) {
        this.platform = platform;
    }

    /**
     * The key of the one text that the agent's words at this point of the conversation may become, whether they leave at
     * once or when a person has accepted them.
     */
    public static String textKey(Conversation head, boolean isGreeting) {
        return isGreeting
                ? "greeting:" + head.leadId()
                : "turn:" + head.id() + ":" + head.epoch() + ":" + head.lastSeq();
    }

    /** The write that keeps one, in place of an earlier one. */
    public Write keep(Tenant tenant, Conversation head, String turnId, String text) {
        var sealed = platform.cipher().seal(tenant, place(head.id(), turnId), text);
        var made =
                new Suggestion(turnId, sealed, head.epoch(), head.lastSeq(), head.lastSeq() == 0, SuggestionState.OPEN);
        return rows(tenant)
                .put(key(head.id()), made, Actor.AI)
                .telling(Happening.ofConversation(
                        "suggestion_made", head.id(), head.leadId(), head.lastSeq(), SuggestionState.OPEN.wire()));
    }

    /** A suggestion that holds, the conversation that it holds for, and its words. */
    record Holding(Stored<Suggestion> stored, Stored<Conversation> head, String text) {}

    /** The one that holds; 404 where there is none, or none any more. */
    Holding need(Tenant tenant, String conversationId) {
        var head = new Conversations(platform).of(tenant).need(conversationId);
        var stored = rows(tenant).get(key(conversationId), Suggestion.class);
        if (stored == null || !holds(stored.value(), head.value())) {
            throw AssistantProblems.NO_SUGGESTION.problem();
        }
        var one = stored.value();
        return new Holding(
                stored, head, platform.cipher().open(tenant, place(conversationId, one.turnId()), one.sealed()));
    }

    /** The write that says what a person made of it; refused where another was faster. */
    Write decided(Tenant tenant, Holding found, SuggestionState state) {
        var stored = found.stored();
        var head = found.head().value();
        return rows(tenant)
                .put(stored.sk(), stored.value().with(state), Actor.SYSTEM)
                .telling(Happening.ofConversation(
                        "suggestion_decided", head.id(), head.leadId(), head.lastSeq(), state.wire()))
                .when(Condition.equal("turnId", stored.value().turnId())
                        .and(Condition.equal("state", SuggestionState.OPEN)))
                .otherwise(AssistantProblems.NO_SUGGESTION);
    }

    private static boolean holds(Suggestion one, Conversation head) {
        return one.state() == SuggestionState.OPEN
                && head.ownership().isAi()
                && head.epoch() == one.epoch()
                && head.lastSeq() == one.seq();
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.ASSISTANT).of(tenant);
    }

    private static String key(String conversationId) {
        return conversationId + "#SUGGESTION";
    }

    private static String place(String conversationId, String turnId) {
        return conversationId + "/suggestion/" + turnId;
    }
}
