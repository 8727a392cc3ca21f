package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.consent.UntoldOptOuts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/integrations/{id}/health}: how an integration does, from what is known here; the outside system is not
 * asked.
 */
public final class ShowIntegrationHealth
        implements Endpoint<ShowIntegrationHealth.Request, ShowIntegrationHealth.Health> {
    private static final int MOST = 100;

    private final Platform platform;
    private final Integrations integrations;
    private final InboundEvents events;

    @Inject
    ShowIntegrationHealth(Platform platform, Integrations integrations, InboundEvents events) {
        this.platform = platform;
        this.integrations = integrations;
        this.events = events;
    }

    @Override
    public Health handle(Caller caller, Request request) {
        var one = integrations.of(caller.tenant()).need(request.id()).value();
        var inbox = events.of(caller.tenant());
        var latest = inbox.latest(one.externalAccountId());
        int dead = inbox.page(EventState.DEAD, null, MOST).data().size();
        var untold = new UntoldOptOuts(platform, caller.tenant()).all(MOST);
        int failing =
                (int) untold.stream().filter(item -> item.lastError() != null).count();
        boolean hasToken = one.secretNames().contains(Integration.TOKEN);
        return new Health(
                one.isActive() && one.status() == IntegrationStatus.ACTIVE && hasToken && dead == 0 && failing == 0,
                one.status(),
                one.isActive(),
                hasToken,
                one.lastSuccessAt(),
                one.lastErrorAt(),
                one.errorMessage(),
                latest,
                dead,
                untold.size(),
                failing);
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String id) {}

    /**
     * How it does.
     *
     * @param isWell whether nothing is to be done about it
     * @param hasToken whether there is a token to call the outside system with
     * @param lastSuccessAt when it last took what we told it
     * @param lastEventAt when its last event arrived, of the last hundred of all systems
     * @param deadEvents events of any system that could not be worked, counted to a hundred
     * @param untoldOptOuts opt-outs and opt-ins that connected systems are still to be told of, counted to a hundred
     * @param failingOptOuts how many of those could not be told so far
     */
    @Json
    public record Health(
            boolean isWell,
            IntegrationStatus status,
            boolean isActive,
            boolean hasToken,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastErrorAt,
            @Nullable String errorMessage,
            @Nullable Instant lastEventAt,
            int deadEvents,
            int untoldOptOuts,
            int failingOptOuts) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).showIntegrationHealth());
        }
    }
}
