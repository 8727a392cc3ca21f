package com.loctelli.evals;

import com.loctelli.assistant.trace.TurnView;
import com.loctelli.bookings.BookingView;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.FactView;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/strategies/{id}/test-chat}: a text to the agent as a lead would write it, answered by the very turn that answers leads; nobody is texted, and no lead, booking or fact of the sub-account changes. */
public final class TestChat implements Endpoint<TestChat.Request, TestChat.Answer> {
    private final ChatRoom room;

    @Inject
    TestChat(ChatRoom room) {
        this.room = room;
    }

    @Override
    public TestChat.Answer handle(Caller caller, TestChat.Request request) {
        return room.answer(caller.tenant(), request.id(), request.version(), request.sessionId(), request.text());
    }

    /**
     * The text.
     *
     * @param version of the strategy, published or not; the published one, where it is not said
     * @param sessionId of an earlier answer, to go on with that chat
     * @param text without one the agent greets, where the chat begins
     */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Min(1) Integer version,

            @Nullable @Pattern(regexp = "[A-Za-z0-9_]{1,60}")
            String sessionId,

            @Nullable @NotBlank @Size(max = 1600) String text) {}

    /**
     * What came of it.
     *
     * @param replies the agent's texts, none where it is silent
     * @param ownership whose the conversation is now
     * @param turns what the agent did for it: prompt, tools, gate, tokens and cost
     * @param bookings the appointments of the chat, which are nobody's
     */
    @Json
    public record Answer(
            String sessionId,
            String strategyId,
            int version,
            List<String> replies,
            String ownership,
            List<TurnView> turns,
            List<BookingView> bookings,
            List<FactView> facts) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerEvalsComponent.factory().create(platform).testChat());
        }
    }
}
