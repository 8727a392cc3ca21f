package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.Strategy;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/strategies/{id}/duplicate}: a copy under a name of its own, switched off until somebody wants it. */
public final class DuplicateStrategy implements Endpoint<DuplicateStrategy.Request, Reply.Created<StrategyView>> {
    private final Strategies strategies;
    private final Platform platform;

    @Inject
    DuplicateStrategy(Strategies strategies, Platform platform) {
        this.strategies = strategies;
        this.platform = platform;
    }

    @Override
    public Reply.Created<StrategyView> handle(Caller caller, DuplicateStrategy.Request request) {
        var all = strategies.of(caller.tenant());
        var old = all.need(request.id()).value();
        var name = request.name() == null ? cut(old.name()) + " (copy)" : request.name();
        var copy = new Strategy(
                platform.ids().next("st"),
                name,
                old.description(),
                old.tag(),
                caller.actor().id(),
                1,
                false,
                old.mode(),
                old.calendarId(),
                old.timing(),
                old.limits(),
                old.content(),
                old.template(),
                platform.clock().now(),
                old.templateVersionPin(),
                old.conduct());
        var made = all.add(copy, false, caller.actor());
        return new Reply.Created<>(StrategyView.of(made, ""), made.version());
    }

    private static String cut(String name) {
        return name.length() > 110 ? name.substring(0, 110) : name;
    }

    /** The strategy to copy and, where wanted, the copy's name. */
    @Json
    @Valid
    public record Request(
            String id, @Nullable @NotBlank @Size(max = 120) String name) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).duplicateStrategy());
        }
    }
}
