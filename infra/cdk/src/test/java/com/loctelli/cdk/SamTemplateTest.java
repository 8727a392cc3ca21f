package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.loctelli.cdk.plan.FunctionPlan.Every;
import com.loctelli.cdk.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
        var now = SamTemplate.render(Synthesised.PLAN, Cloud.CONTEXT, Path.of("target/sam.out"));
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
    void whereAndForWhomIsSaidOnlyWhenItIsDeployed() {
        var names = new TreeSet<String>();
        template.path("Parameters").properties().forEach(one -> names.add(one.getKey()));
        assertEquals(Set.of("Stage", "Domain", "Alarms"), names);
        for (var word : List.of("stagestage", "example.com")) {
            assertFalse(committed.contains(word), word);
        }
        assertEquals(
                "loctelli-${Stage}-leads-GetLead",
                function("LeadsGetLead").path("FunctionName").path("Fn::Sub").asText());
        assertEquals(
                "https://${Domain}",
                function("LeadsGetLead")
                        .path("Environment")
                        .path("Variables")
                        .path("PUBLIC_URL")
                        .path("Fn::Sub")
                        .asText());
        // What IAM and not CloudFormation puts in stays as it is.
        assertTrue(committed.contains("\"${aws:PrincipalTag/subAccountId}\"")
                || committed.contains("- ${aws:PrincipalTag/subAccountId}"));
    }

    @Test
    void withoutAnEdgeNobodyIsAskedForItsKey() {
        assertFalse(committed.contains("ORIGIN_KEY"));
        assertFalse(committed.contains("origin-key"));
    }

    @Test
    void aCallThatAScheduleCouldNotMakeIsKept() {
        var letters = JsonNodeFactory.instance.objectNode().put("Fn::Sub", "loctelli-${Stage}-schedules-dlq");
        assertTrue(Synthesised.of(template, "AWS::SQS::Queue").stream()
                .anyMatch(queue -> queue.path("QueueName").equals(letters)));
        int seen = 0;
        for (var function : Synthesised.of(template, "AWS::Serverless::Function")) {
            for (var event : function.path("Events")) {
                if (event.path("Type").asText().equals("ScheduleV2")) {
                    var arn = event.path("Properties").path("DeadLetterConfig").path("Arn");
                    assertTrue(arn.toString().endsWith(":loctelli-${Stage}-schedules-dlq\"}]]}"), arn.toString());
                    seen++;
                }
            }
        }
        assertEquals(Synthesised.PLAN.by(Every.class).size(), seen);
        var may = Synthesised.resources(template)
                .map(one -> one.path("Properties"))
                .filter(one -> one.path("RoleName").path("Fn::Sub").asText().equals("loctelli-${Stage}-scheduler"))
                .findFirst()
                .orElseThrow()
                .path("Policies")
                .toString();
        assertTrue(may.contains("sqs:SendMessage"), may);
    }

    @Test
    void whatStartsFromASnapshotHasAVersionOfEachChangeAndIsKeptReady() {
        var machine = Synthesised.of(template, "AWS::StepFunctions::StateMachine")
                .getFirst()
                .path("Definition")
                .toString();
        int seen = 0;
        for (var function : Synthesised.of(template, "AWS::Serverless::Function")) {
            if (function.has("AutoPublishAlias")) {
                assertTrue(function.path("AutoPublishAliasAllProperties").asBoolean());
                var name = function.path("FunctionName").path("Fn::Sub").asText();
                assertTrue(machine.contains("\"" + name + ":live\""), name);
                seen++;
            }
        }
        assertTrue(seen > 0);
    }

    @Test
    void whoSendsToItselfMayAndNobodyElse() {
        for (var plan : Synthesised.PLAN.functions()) {
            assertEquals(
                    plan.sendsToItself() ? "Allow" : "",
                    function(plan.id()).path("RecursiveLoop").asText(),
                    plan.name());
        }
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

    private static JsonNode function(String id) {
        return template.path("Resources").path(id).path("Properties");
    }

    private static String told(JsonNode function) {
        return function.path("Handler").asText() + " "
                + function.path("MemorySize").asInt() + " "
                + function.path("Timeout").asInt();
    }
}
