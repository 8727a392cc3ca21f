package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.JsonPointer;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/integrations/{id}}: merges into an integration; its account stays. */
public final class UpdateIntegration implements Endpoint<UpdateIntegration.Request, Reply.Tagged<IntegrationView>> {
    private final Integrations integrations;

    @Inject
    UpdateIntegration(Integrations integrations) {
        this.integrations = integrations;
    }

    @Override
    public Reply.Tagged<IntegrationView> handle(Caller caller, Request request) {
        var all = integrations.of(caller.tenant());
        var stored = all.need(request.id());
        var wanted = RequestScope.current().ifMatch();
        if (wanted.isPresent() && wanted.get() != stored.version()) {
            throw ProblemType.STALE_VERSION.problem();
        }
        var old = stored.value();
        var given = Objects.requireNonNullElse(request.config(), Map.<String, Object>of());
        var config = new TreeMap<String, Object>(old.config());
        config.putAll(given);
        var removed = RequestScope.current().removed();
        config.keySet().removeIf(name -> removed.contains(JsonPointer.below("/config", name)));
        var more = Objects.requireNonNullElse(request.secrets(), Map.<String, String>of());
        var rules = new IntegrationRules();
        // What is only made smaller is never too large.
        if (!given.isEmpty()) {
            rules.config(IntegrationTemplates.need(old.templateName()), config);
        }
        if (!more.isEmpty()) {
            var names = new TreeSet<>(old.secretNames());
            names.addAll(more.keySet());
            rules.secrets(more, names);
        }
        rules.check();
        var next = new Integration(
                old.templateName(),
                Objects.requireNonNullElse(request.name(), old.name()),
                removed.contains("/description")
                        ? null
                        : request.description() == null ? old.description() : request.description(),
                Objects.requireNonNullElse(request.isActive(), old.isActive()),
                old.status(),
                config,
                old.secretRef(),
                old.secretNames(),
                old.externalAccountId(),
                old.lastSuccessAt(),
                old.lastErrorAt(),
                old.errorMessage());
        // The row first: a change that is refused leaves the secrets as they are.
        var replaced = all.replace(stored, next);
        var changed = more.isEmpty() ? replaced : all.addSecrets(replaced, more);
        return new Reply.Tagged<>(IntegrationView.of(changed), changed.version());
    }

    /** What is to change; what is left out stays. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(min = 1, max = 120) String name,
            @Removable @Nullable @Size(max = 1000) String description,
            @Nullable Boolean isActive,
            @Removable @Nullable @Size(max = 50) Map<String, Object> config,
            @Nullable @Size(max = 20) Map<String, String> secrets) {

        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "Request[" + id + "]";
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
                    DaggerIntegrationsComponent.factory().create(platform).updateIntegration());
        }
    }
}
