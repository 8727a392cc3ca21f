package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/integrations}: connects an outside account, whose events are this sub-account's from now on. */
public final class CreateIntegration implements Endpoint<CreateIntegration.Request, Reply.Created<IntegrationView>> {
    private final Integrations integrations;

    @Inject
    CreateIntegration(Integrations integrations) {
        this.integrations = integrations;
    }

    @Override
    public Reply.Created<IntegrationView> handle(Caller caller, Request request) {
        var template = IntegrationTemplates.named(request.templateName());
        var config = request.config() == null ? Map.<String, Object>of() : request.config();
        var secrets = request.secrets() == null ? Map.<String, String>of() : request.secrets();
        var rules = new IntegrationRules().config(template, config).secrets(secrets, secrets.keySet());
        var accountId = request.externalAccountId();
        if (accountId == null && config.get("locationId") instanceof String location && !location.isBlank()) {
            rules.account("/config/locationId", location);
            accountId = location;
        }
        rules.check();
        var wanted = new Integration(
                template.id(),
                request.name(),
                request.description(),
                true,
                IntegrationStatus.PENDING,
                config,
                null,
                List.of(),
                accountId,
                null,
                null,
                null);
        var stored = integrations.of(caller.tenant()).create(wanted, secrets, caller.actor());
        return new Reply.Created<>(IntegrationView.of(stored), stored.version());
    }

    /**
     * What to connect.
     *
     * @param externalAccountId the account there: GoHighLevel's location id
     */
    @Json
    @Valid
    public record Request(
            @NotBlank String templateName,
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 1000) String description,

            @Nullable @Pattern(regexp = IntegrationRules.ACCOUNT)
            String externalAccountId,

            @Nullable @Size(max = 50) Map<String, Object> config,
            @Nullable @Size(max = 20) Map<String, String> secrets) {

        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "Request[" + templateName + "]";
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).createIntegration());
        }
    }
}
