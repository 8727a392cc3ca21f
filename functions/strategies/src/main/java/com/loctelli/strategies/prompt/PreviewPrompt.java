package com.loctelli.strategies.prompt;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Strategies;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/strategies/{id}/preview-prompt}: exactly the prompt that the model would read now, in its three layers, for a lead as described. */
public final class PreviewPrompt implements Endpoint<PreviewPrompt.Request, PreviewPrompt.Preview> {
    private final Strategies strategies;
    private final Platform platform;

    @Inject
    PreviewPrompt(Strategies strategies, Platform platform) {
        this.strategies = strategies;
        this.platform = platform;
    }

    @Override
    public PreviewPrompt.Preview handle(Caller caller, PreviewPrompt.Request request) {
        var brief = strategies.of(caller.tenant()).briefOf(request.id());
        var lead = new LinkedHashMap<String, String>();
        lead.put("name", request.leadName() == null ? "Jordan Example" : request.leadName());
        if (request.lead() != null) {
            lead.putAll(request.lead());
        }
        var context = new RuntimeContext(
                request.businessName() == null ? "Your business" : request.businessName(),
                platform.clock().now(),
                request.timezone() == null ? ZoneOffset.UTC : request.timezone(),
                lead,
                request.facts() == null ? Map.of() : request.facts(),
                request.summary(),
                List.of(),
                List.of());
        var layers = PromptLayers.of(brief, context);
        var tokens = Tokens.of(brief.template().model());
        return new Preview(
                brief.strategyId(),
                brief.version(),
                brief.template().id(),
                brief.template().templateVersion(),
                brief.template().model(),
                List.of(
                        layer("template", layers.template(), tokens),
                        layer("strategy", layers.strategy(), tokens),
                        layer("context", layers.context(), tokens)),
                layers.text(),
                tokens.in(layers.text()));
    }

    /** The lead to imagine. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(max = 255) String businessName,
            @Nullable @Size(max = 120) String leadName,
            @Nullable ZoneId timezone,
            @Nullable Map<String, String> lead,
            @Nullable Map<String, String> facts,
            @Nullable @Size(max = 2000) String summary) {}

    private static Layer layer(String name, String text, Tokens tokens) {
        return new Layer(name, text, tokens.in(text));
    }

    /**
     * One layer: {@code template}, {@code strategy} or {@code context}.
     *
     * @param tokens how many tokens of the model it is
     */
    @Json
    public record Layer(String name, String text, int tokens) {}

    /**
     * The prompt, and which versions it was made of.
     *
     * @param tokens of the whole text, its headings included
     */
    @Json
    public record Preview(
            String strategyId,
            int version,
            String promptTemplateId,
            int promptTemplateVersion,
            String model,
            List<Layer> layers,
            String text,
            int tokens) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerPromptComponent.factory().create(platform).previewPrompt());
        }
    }
}
