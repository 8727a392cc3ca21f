package com.loctelli.standins.model;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A model that says what it was told to say, reply by reply, and then what another would say. */
public final class Script implements Function<ChatRequest, ChatReply> {

    private final Queue<ChatReply> replies = new ConcurrentLinkedQueue<>();
    private final Function<ChatRequest, ChatReply> afterwards;

    /** A script that fails with status 500 once it is used up. */
    public Script() {
        this(request -> ChatReply.failure(500, "the script has no more replies"));
    }

    /** A script that hands over once it is used up. */
    public Script(Function<ChatRequest, ChatReply> afterwards) {
        this.afterwards = afterwards;
    }

    /** Adds a reply at the end. */
    public Script then(ChatReply reply) {
        replies.add(reply);
        return this;
    }

    /** How many replies are left. */
    public int left() {
        return replies.size();
    }

    @Override
    public ChatReply apply(ChatRequest request) {
        ChatReply next = replies.poll();
        return next == null ? afterwards.apply(request) : next;
    }
}
