package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/inbound-events/replays}: works the outside events of a time again, at most 200 a call, or only
 * counts them.
 */
public final class ReplayInboundEvents implements Endpoint<ReplayInboundEvents.Request, ReplayInboundEvents.Replayed> {
    /** As many as are written before the call ends, by the pace at which one sub-account's items can be. */
    private static final int MOST = 200;

    private final InboundEvents events;

    @Inject
    ReplayInboundEvents(InboundEvents events) {
        this.events = events;
    }

    @Override
    public ReplayInboundEvents.Replayed handle(Caller caller, Request request) {
        if (request.to().isBefore(request.from())) {
            throw Problem.field("/to", "value", "must not be before from");
        }
        var inbox = events.of(caller.tenant());
        var page = inbox.between(request.from(), request.to(), MOST);
        var next = page.next() == null ? null : next(page.data());
        // A replay is not replayed: its own event stands for it.
        var matched = page.data().stream()
                .filter(stored -> next == null || stored.value().receivedAt().isBefore(next))
                .filter(stored -> stored.value().replayOf() == null)
                .filter(stored -> request.type() == null
                        || request.type().equals(stored.value().type()))
                .toList();
        boolean isDryRun = Boolean.TRUE.equals(request.dryRun());
        if (!isDryRun) {
            inbox.replay(matched);
        }
        return new Replayed(matched.size(), isDryRun ? 0 : matched.size(), isDryRun, next);
    }

    /**
     * Where the next call goes on: at the last event's time, whose events are all left to that call, so that none is
     * worked by both; after it, where nothing else fits one call.
     */
    private static Instant next(List<Stored<InboundEvent>> events) {
        var last = events.getLast().value().receivedAt();
        return events.getFirst().value().receivedAt().isBefore(last) ? last : last.plusMillis(1);
    }

    /** Which ones, by when they arrived, both ends included, and what they are. */
    @Json
    @Valid
    public record Request(
            Instant from,
            Instant to,
            @Nullable @Size(max = 60) String type,
            @Nullable Boolean dryRun) {}

    /**
     * What was found and done.
     *
     * @param nextFrom the {@code from} of the next call, where there were more than one call takes
     */
    @Json
    public record Replayed(
            int matched,
            int replayed,
            boolean dryRun,
            @Nullable Instant nextFrom) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).replayInboundEvents());
        }
    }
}
