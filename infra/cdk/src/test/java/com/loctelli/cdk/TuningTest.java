package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.FunctionSettings;
import com.loctelli.cdk.plan.FunctionPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The settings that the functions read are read from their code; a deployment gives each to whoever reads it. */
class TuningTest {
    private static final SortedSet<String> READ = Synthesised.PLAN.functions().stream()
            .flatMap(function -> function.needs().settings().stream())
            .filter(Environment::isTuning)
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void whatTheAgentReadsIsFoundInItsCode() {
        var ofAgent = function("assistant-AnswerTurn").needs().settings();
        assertTrue(
                ofAgent.containsAll(Set.of(
                        "ASSISTANT_CHEAPER_MODEL",
                        "ASSISTANT_MODEL_PRICES",
                        "ASSISTANT_MODEL_TIMEOUT_SECONDS",
                        "ASSISTANT_PATIENCE_ATTEMPTS",
                        "ASSISTANT_PATIENCE_SECONDS",
                        "ASSISTANT_PROVIDER_REQUESTS_PER_MINUTE",
                        "ASSISTANT_PROVIDER_TOKENS_PER_MINUTE",
                        "ASSISTANT_TENANT_SHARE_PERCENT",
                        "OPENAI_BASE_URL",
                        "OPENAI_FALLBACK_MODELS",
                        "OPENAI_MODEL")),
                ofAgent.toString());
        assertTrue(
                function("strategies-CreatePromptTemplate").needs().settings().contains("ASSISTANT_MODELS"));
        assertTrue(function("assistant-ReplayTurn").needs().settings().contains("ASSISTANT_MODELS"));
    }

    @Test
    void everySettingThatAFunctionReadsIsGivenToItAndToNobodyElse() {
        var said = new TreeMap<String, String>();
        READ.forEach(name -> said.put(name, "of " + name));
        said.put("OPENAI_API_KEY", "sk-in-the-open");
        said.put("LOCTELLI_PERMISSION", "ADMIN");
        var stage = new Environment("dev", "111111111111", "us-east-1", "crm.example.com", "alarms@example.com", said);
        var arns = new Arns(stage, "aws", "us-east-1", "111111111111");
        for (var function : Synthesised.PLAN.functions()) {
            var given = FunctionSettings.of(function, arns);
            for (var name : READ) {
                boolean isRead = function.needs().settings().contains(name);
                assertEquals(isRead ? "of " + name : null, given.get(name), function.name() + " " + name);
            }
            assertFalse(given.containsValue("sk-in-the-open"), function.name());
        }
        var plain = new Arns(Synthesised.DEV, "aws", "us-east-1", "111111111111");
        assertTrue(FunctionSettings.of(function("assistant-AnswerTurn"), plain).keySet().stream()
                .noneMatch(Environment::isTuning));
    }

    @Test
    void theGuideToDeployingNamesEachOfThem() throws IOException {
        var guide = Files.readString(Path.of("../../docs/deploy.md"));
        assertEquals(
                new TreeSet<String>(),
                READ.stream()
                        .filter(name -> !guide.contains("`" + name + "`"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theWorkflowThatDeploysPassesEachOfThemOn() throws IOException {
        var workflow = Files.readString(Path.of("../../.github/workflows/deploy.yml"));
        assertEquals(
                new TreeSet<String>(),
                READ.stream()
                        .filter(name -> !workflow.contains(name + ": ${{ vars." + name + " }}"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static FunctionPlan function(String name) {
        return Synthesised.PLAN.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
