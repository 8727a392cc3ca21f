package com.loctelli.cdk.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.loctelli.cdk.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is said only when the template is deployed. The stack is made for a place whose stage, domain and address are
 * words of no meaning; wherever one of them got to, its parameter is put in.
 */
final class Parameters {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** As long as a stage may be, so that no name grows beyond what AWS takes. */
    private static final String STAGE = "stagestage";

    private static final String DOMAIN = "domain.example.com";
    private static final String ALARMS = "alarms@example.com";
    private static final Map<String, String> BY_WORD = Map.of(STAGE, "Stage", DOMAIN, "Domain", ALARMS, "Alarms");

    private Parameters() {}

    /** The place that the stack is made for: without the edge, which is a matter of another region. */
    static Environment environment() {
        return new Environment(
                STAGE, "000000000000", Environment.EDGE_REGION, DOMAIN, ALARMS, false, false, new TreeMap<>());
    }

    /** The parameters, as the template declares them. */
    static JsonNode declared() {
        var out = new LinkedHashMap<String, Object>();
        out.put(
                "Stage",
                Map.of(
                        "Type", "String",
                        "Default", "dev",
                        "AllowedPattern", "[a-z][a-z0-9]{1,9}",
                        "Description", "What every name begins with: 2 to 10 lower-case letters and digits"));
        out.put(
                "Domain",
                Map.of(
                        "Type", "String",
                        "AllowedPattern", "[a-z0-9-]+(\\.[a-z0-9-]+)+",
                        "Description",
                                "Where people and webhooks reach it; the output Api, if nothing stands in front"));
        out.put("Alarms", Map.of("Type", "String", "Description", "The e-mail address that alarms go to"));
        return JSON.valueToTree(out);
    }

    /** The same with parameters in place of the words. */
    static JsonNode in(JsonNode node) {
        if (node instanceof ArrayNode list) {
            var out = JSON.createArrayNode();
            list.forEach(one -> out.add(in(one)));
            return out;
        }
        if (node.isObject()) {
            var out = JSON.createObjectNode();
            node.properties().forEach(entry -> {
                boolean isPutTogether =
                        entry.getKey().equals("Fn::Sub") && entry.getValue().isTextual();
                if (isPutTogether) {
                    out.put("Fn::Sub", put(entry.getValue().asText()));
                } else {
                    out.set(entry.getKey(), in(entry.getValue()));
                }
            });
            return out;
        }
        return node.isTextual() ? in(node.asText(), node) : node;
    }

    private static JsonNode in(String text, JsonNode otherwise) {
        var parameter = BY_WORD.get(text);
        if (parameter != null) {
            return JSON.createObjectNode().put("Ref", parameter);
        }
        var all = put(text.replace("${", "${!"));
        return BY_WORD.keySet().stream().anyMatch(text::contains)
                ? JSON.createObjectNode().put("Fn::Sub", all)
                : otherwise;
    }

    private static String put(String text) {
        var out = text;
        for (var word : BY_WORD.entrySet()) {
            out = out.replace(word.getKey(), "${" + word.getValue() + "}");
        }
        return out;
    }
}
