package com.loctelli.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.loctelli.cdk.packages.Artefact;
import com.loctelli.cdk.packages.Packages;
import com.loctelli.cdk.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One synthesis for all tests of a run; it throws on any finding of the rule packs or of CloudFormation's schemas. */
final class Synthesised {
    static final Environment DEV =
            new Environment("dev", "111111111111", "us-east-1", "crm.example.com", "alarms@example.com");
    static final Plan PLAN = Plan.ofSurface();
    static final Map<String, Artefact> ARTEFACTS =
            Packages.build(PLAN.features(), Path.of("target/classpath"), Path.of("target/functions"));

    private static final Map<String, JsonNode> TEMPLATES = synthesise();

    private Synthesised() {}

    static Map<String, JsonNode> templates() {
        return TEMPLATES;
    }

    static JsonNode stack(String name) {
        return TEMPLATES.get("loctelli-dev-" + name);
    }

    /** The properties of all resources of a type, in a stack. */
    static List<JsonNode> of(JsonNode template, String type) {
        return resources(template)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    /** The properties of all resources of a type, in all stacks. */
    static List<JsonNode> all(String type) {
        return TEMPLATES.values().stream()
                .flatMap(template -> of(template, type).stream())
                .toList();
    }

    static Stream<JsonNode> resources(JsonNode template) {
        return StreamSupport.stream(template.path("Resources").spliterator(), false);
    }

    private static Map<String, JsonNode> synthesise() {
        Node.require();
        var assembly = Cloud.of(DEV, PLAN, ARTEFACTS, Path.of("target/cdk.out")).synth();
        var out = new TreeMap<String, JsonNode>();
        assembly.getStacks().forEach(stack -> {
            try {
                out.put(
                        stack.getStackName(),
                        new ObjectMapper()
                                .readTree(Path.of(assembly.getDirectory(), stack.getTemplateFile())
                                        .toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return out;
    }
}
