package com.loctelli.leads;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the conversation has found out, in the form that people and the agent both read; schema 1. */
@Json
@Valid
public record ConversationState(
        @Nullable Integer schema,
        @Nullable Boolean qualified,
        @Nullable Instant qualificationDate,
        @Nullable @Size(max = 200) String budget,
        @Nullable @Size(max = 200) String timeline,
        @Nullable @Size(max = 200) String decisionMaker,
        @Nullable Stage stage,
        @Nullable @Size(max = 50) List<@Size(max = 300) String> painPoints,
        @Nullable @Size(max = 50) List<@Valid Objection> objections,
        @Nullable @Size(max = 50) List<@Size(max = 300) String> nextSteps) {

    /** What is known before the first conversation. */
    public static final ConversationState NEW =
            new ConversationState(1, false, null, null, null, null, Stage.DISCOVERY, List.of(), List.of(), List.of());

    /** Which part of the conversation is under way. */
    public enum Stage {
        /** Finding out what the lead needs. */
        DISCOVERY,
        /** Finding out whether it fits. */
        QUALIFICATION,
        /** Answering what speaks against it. */
        OBJECTION_HANDLING,
        /** Asking for the appointment. */
        CLOSING,
        /** The appointment is made. */
        BOOKED;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /** Something that speaks against it. */
    @Json
    @Valid
    public record Objection(
            @Size(max = 300) String type,
            @Nullable Instant raisedAt,
            @Nullable Boolean handled) {}

    /** This state with what the other one knows on top. */
    public ConversationState with(ConversationState change) {
        return new ConversationState(
                1,
                or(change.qualified, qualified),
                or(change.qualificationDate, qualificationDate),
                or(change.budget, budget),
                or(change.timeline, timeline),
                or(change.decisionMaker, decisionMaker),
                or(change.stage, stage),
                or(change.painPoints, painPoints),
                or(change.objections, objections),
                or(change.nextSteps, nextSteps));
    }

    private static <T> @Nullable T or(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
