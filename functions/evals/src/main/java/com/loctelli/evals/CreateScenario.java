package com.loctelli.evals;

import com.loctelli.evals.cast.Goal;
import com.loctelli.evals.stage.Mishaps;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/evals/scenarios}: a situation of the sub-account's own. */
public final class CreateScenario implements Endpoint<CreateScenario.Request, Reply.Created<Scenario>> {
    private final Runs runs;
    private final Platform platform;

    @Inject
    CreateScenario(Runs runs, Platform platform) {
        this.runs = runs;
        this.platform = platform;
    }

    @Override
    public Reply.Created<Scenario> handle(Caller caller, CreateScenario.Request request) {
        var made = new Scenario(
                platform.ids().next("sc"),
                request.name(),
                request.persona() == null ? "An ordinary customer." : request.persona(),
                request.goal(),
                request.opening(),
                Boolean.TRUE.equals(request.adversarial()),
                request.maxTurns() == null ? 12 : request.maxTurns(),
                request.seed() == null ? 1 : request.seed(),
                request.player() == null ? Scenario.Player.SCRIPTED : request.player(),
                request.faults() == null ? Mishaps.NONE : request.faults(),
                request.assertions() == null ? Suite.ALWAYS : request.assertions(),
                request.expectFacts() == null ? List.of() : request.expectFacts(),
                request.mustNotSay() == null ? List.of() : request.mustNotSay(),
                request.rubric());
        runs.add(caller.tenant(), made, caller.actor());
        return new Reply.Created<>(made);
    }

    /** The situation; see {@link Scenario}. Without assertions, what must be true of every rehearsal. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 2000) String persona,
            Goal goal,
            @Nullable @NotBlank @Size(max = 480) String opening,
            @Nullable Boolean adversarial,
            @Nullable @Min(1) @Max(40) Integer maxTurns,
            @Nullable Long seed,
            Scenario.@Nullable Player player,
            @Nullable @Valid Mishaps faults,
            @Nullable @Size(max = 20) List<Assertion> assertions,
            @Nullable @Size(max = 20) List<@Size(max = 120) String> expectFacts,
            @Nullable @Size(max = 20) List<@Size(max = 200) String> mustNotSay,
            @Nullable @Size(max = 2000) String rubric) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerEvalsComponent.factory().create(platform).createScenario());
        }
    }
}
