package com.loctelli.integrations.ghl;

import com.loctelli.integrations.Integration;
import com.loctelli.integrations.IntegrationStatus;
import com.loctelli.integrations.Integrations;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/integrations/{id}/test}: whether the outside system takes the integration's token and lets it see the
 * account and its contacts. Nothing is changed there; the integration's own status follows from it.
 */
public final class TestIntegration implements Endpoint<TestIntegration.Request, TestIntegration.Tested> {
    private final Platform platform;
    private final Integrations integrations;
    private final GhlApi api;

    @Inject
    TestIntegration(Platform platform, Integrations integrations, GhlApi api) {
        this.platform = platform;
        this.integrations = integrations;
        this.api = api;
    }

    @Override
    public Tested handle(Caller caller, Request request) {
        var ours = integrations.of(caller.tenant());
        var integration = ours.need(request.id());
        var checks = checks(caller, integration);
        var failed = checks.stream().filter(check -> !check.isOk()).findFirst();
        if (failed.isEmpty()) {
            ours.worked(integration);
        } else {
            ours.failed(integration, failed.get().name() + ": " + failed.get().detail());
        }
        return new Tested(failed.isEmpty(), ours.need(request.id()).value().status(), checks);
    }

    private List<Check> checks(Caller caller, Stored<Integration> integration) {
        var token = integrations.secrets(caller.tenant(), integration).get(Integration.TOKEN);
        var location = integration.value().externalAccountId();
        if (token == null || location == null) {
            return List.of(
                    token == null
                            ? new Check("token", false, "no secret apiKey is kept")
                            : new Check("account", false, "no external account is named"));
        }
        if (!new CallAllowance(platform, caller.tenant()).isTaken(location, 2)) {
            return List.of(new Check("location", false, "asked too often, try again in ten seconds"));
        }
        var checks = new ArrayList<Check>();
        checks.add(check("location", api.location(token, location)));
        if (checks.getFirst().isOk()) {
            checks.add(check("contacts", api.anyContact(token, location)));
        }
        return checks;
    }

    private static Check check(String name, GhlAnswer answer) {
        if (answer instanceof GhlAnswer.Given given) {
            return new Check(name, true, given.body().object(name).text("name", 200));
        }
        return new Check(name, false, answer.why());
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String id) {}

    /**
     * One thing that was tried.
     *
     * @param name {@code token}, {@code account}, {@code location} or {@code contacts}
     * @param detail what it is called there, or why it failed
     */
    @Json
    public record Check(String name, boolean isOk, @Nullable String detail) {}

    /** What came of it. */
    @Json
    public record Tested(boolean isReady, IntegrationStatus status, List<Check> checks) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerGhlComponent.factory().create(platform).testIntegration());
        }
    }
}
