package com.loctelli.assistant;

import com.loctelli.assistant.trace.ReplayView;
import com.loctelli.assistant.turn.Replaying;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/turns/{id}/replay}: plays a turn again by another prompt, strategy version or model, with the answers
 * that its tools gave then, and shows the difference. Nothing is sent, booked or written to a lead; the model costs what
 * a turn costs.
 */
@Needs({Feature.AI})
public final class ReplayTurn implements Endpoint<ReplayTurn.Request, ReplayView> {
    private final Replaying replaying;

    @Inject
    ReplayTurn(Replaying replaying) {
        this.replaying = replaying;
    }

    @Override
    public ReplayView handle(Caller caller, Request request) {
        var change = new Replaying.Change(
                request.promptTemplateId(),
                request.promptTemplateVersion(),
                request.strategyVersion(),
                request.model());
        return replaying.run(caller.tenant(), request.id(), change);
    }

    /**
     * Which turn, and what is to be other than it was.
     *
     * @param promptTemplateId another template, at its current version where none is said
     * @param promptTemplateVersion another version of that template, or of the turn's own
     * @param strategyVersion another version of the turn's strategy, published or not
     * @param model another model
     */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(max = 60) String promptTemplateId,
            @Nullable @Min(1) Integer promptTemplateVersion,
            @Nullable @Min(1) Integer strategyVersion,

            @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")
            String model) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAssistantComponent.factory().create(platform).replayTurn());
        }
    }
}
