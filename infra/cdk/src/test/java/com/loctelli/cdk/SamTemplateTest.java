package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.loctelli.cdk.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code template.yaml} at the root. */
class SamTemplateTest {
    private static String committed;
    private static JsonNode template;

    @BeforeAll
    static void read() throws IOException {
        committed = Files.readString(Main.template());
        template = new ObjectMapper(new YAMLFactory()).readTree(committed);
    }

    @Test
    void theCommittedTemplateIsWhatTheListOfWaysInGives() {
        Node.require();
        var now = SamTemplate.render(Main.templateStage(), Synthesised.PLAN, Cloud.CONTEXT, Path.of("target/sam.out"));
        assertTrue(
                now.equals(committed),
                "template.yaml is stale: mvn -q -pl infra/cdk -am package -DskipTests -Dcdk=template");
    }

    @Test
    void bothRenderingsHaveTheSameFunctions() {
        var sam = new TreeSet<String>();
        Synthesised.of(template, "AWS::Serverless::Function").forEach(one -> sam.add(told(one)));
        var cdk = new TreeSet<String>();
        Synthesised.all("AWS::Lambda::Function").forEach(one -> cdk.add(told(one)));
        assertEquals(cdk, sam);
    }

    @Test
    void bothRenderingsHaveTheSameRoutes() {
        var sam = new TreeSet<String>();
        var paths = template.path("Resources")
                .path("HttpApi")
                .path("Properties")
                .path("DefinitionBody")
                .path("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> sam.add(
                                method.getValue().path("isDefaultRoute").asBoolean()
                                        ? "$default"
                                        : method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var cdk = new TreeSet<String>();
        Synthesised.all("AWS::ApiGatewayV2::Route")
                .forEach(route -> cdk.add(route.path("RouteKey").asText()));
        assertEquals(cdk, sam);
    }

    @Test
    void whatSamMakesOfItFitsIntoOneStack() {
        long all = 2;
        for (var resource : Synthesised.resources(template).toList()) {
            var properties = resource.path("Properties");
            all += 1
                    + (properties.has("AutoPublishAlias") ? 2 : 0)
                    + properties.path("Events").size();
        }
        System.out.println("template.yaml: about " + all + " of 500 resources");
        assertTrue(
                all <= 500,
                "template.yaml makes " + all + " resources, more than a stack may have: count what there is once anew");
    }

    private static String told(JsonNode function) {
        return function.path("FunctionName").asText() + " "
                + function.path("Handler").asText() + " "
                + function.path("MemorySize").asInt() + " "
                + function.path("Timeout").asInt();
    }
}
