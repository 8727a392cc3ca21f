package com.loctelli.cdk.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.loctelli.cdk.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Writes {@code template.yaml}. */
public final class SamTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = """
            # Generated from the list of ways in by infra/cdk; a test fails where this file is stale. Do not edit:
            #   mvn -q -pl infra/cdk -am package -DskipTests -Dcdk=template
            """;

    private SamTemplate() {}

    /** The template's text; the folder takes what the synthesis leaves. */
    public static String render(Plan plan, Map<String, Object> context, Path folder) {
        var app = new App(AppProps.builder()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(context)
                .build());
        new SamStack(app, Parameters.environment(), plan);
        var assembly = app.synth();
        try {
            var made = (ObjectNode) JSON.readTree(
                    Path.of(assembly.getDirectory(), "Sam.template.json").toFile());
            var yaml = YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build();
            return HEAD + new ObjectMapper(yaml).writeValueAsString(arranged(made));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode arranged(ObjectNode made) {
        var out = JSON.createObjectNode();
        out.put("AWSTemplateFormatVersion", "2010-09-09");
        out.set("Transform", made.get("Transform"));
        out.set("Description", made.get("Description"));
        var globals = new LinkedHashMap<String, Object>();
        globals.put("Architectures", List.of("arm64"));
        globals.put("LoggingConfig", Map.of("LogFormat", "JSON", "LogGroup", Map.of("Ref", SamStack.LOG)));
        out.set("Globals", sorted(JSON.valueToTree(Map.of("Function", globals))));
        out.set("Parameters", sorted(Parameters.declared()));
        for (var part : List.of("Conditions", "Resources", "Outputs")) {
            if (made.has(part)) {
                out.set(part, sorted(Parameters.in(made.get(part))));
            }
        }
        return out;
    }

    /** The same with its keys in order, the type of a resource before what it is about. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ArrayNode list) {
            var out = JSON.createArrayNode();
            list.forEach(one -> out.add(sorted(one)));
            return out;
        }
        if (!node.isObject()) {
            return node;
        }
        var byKey = new TreeMap<String, JsonNode>(
                Comparator.comparing((String key) -> !key.equals("Type")).thenComparing(key -> key));
        node.properties().forEach(entry -> byKey.put(entry.getKey(), sorted(entry.getValue())));
        var out = JSON.createObjectNode();
        byKey.forEach(out::set);
        return out;
    }
}
