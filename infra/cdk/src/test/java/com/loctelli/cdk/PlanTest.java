package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.cdk.needs.Needs;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.Plan;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.surface.Limits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What functions are found to need, on some whose needs are known, and what a plan refuses. */
class PlanTest {
    @Test
    void aReaderOfLeadsReadsTheTenantsRowsAndTheKeysAndSendsNothing() {
        var needs = needs("leads-GetLead");
        assertTrue(needs.tenantRows());
        assertTrue(needs.readsDirectory());
        assertFalse(needs.writesDirectory());
        assertEquals(Set.of(), needs.queues());
        assertEquals(Set.of(), needs.files());
        assertEquals(Set.of(), needs.writes());
    }

    @Test
    void whoMakesALeadTellsTheOneQueueOfIt() {
        assertEquals(Set.of(QueueName.LEAD_EVENTS), needs("leads-CreateLead").queues());
    }

    @Test
    void whoSweepsUpMaySendWhatItsFeatureSends() {
        assertEquals(
                Set.of(QueueName.LEAD_EVENTS, QueueName.IMPORTS, QueueName.IMPORT_CONSENTS),
                needs("leads-SweepLeadEvents").queues());
    }

    @Test
    void onlyWhoSignsInSignsKeysAndKeepsThem() {
        var signing = Synthesised.PLAN.functions().stream()
                .filter(function -> function.needs().writes().contains("loctelli/*/token-keys"))
                .map(FunctionPlan::name)
                .toList();
        assertTrue(signing.contains("access-LogIn"));
        assertTrue(signing.contains("access-AdminLogIn"));
        assertFalse(signing.stream().anyMatch(name -> !name.startsWith("access-")), signing.toString());
    }

    @Test
    void onlyTheWriterOfLettersMayHandThemIn() {
        var mailing = Synthesised.PLAN.functions().stream()
                .filter(function -> function.needs().mails())
                .map(FunctionPlan::name)
                .toList();
        assertEquals(List.of("access-SendAccountLetter"), mailing);
        assertEquals(
                Set.of(QueueName.ACCOUNT_LETTERS),
                needs("access-AskPasswordReset").queues());
    }

    @Test
    void onlyTextingAsksForTheCarriersToken() {
        var asking = Synthesised.PLAN.functions().stream()
                .filter(function -> function.needs().settings().contains("TWILIO_AUTH_TOKEN"))
                .toList();
        assertFalse(asking.isEmpty());
        assertTrue(asking.stream().allMatch(function -> function.feature().equals("texting")));
    }

    @Test
    void onlyTheAssistantAsksForTheModelsKey() {
        var asking = Synthesised.PLAN.functions().stream()
                .filter(function -> function.needs().settings().contains("OPENAI_API_KEY"))
                .toList();
        assertFalse(asking.isEmpty());
        assertTrue(asking.stream()
                .allMatch(function -> Set.of("assistant", "evals").contains(function.feature())));
    }

    @Test
    void aPlanRefusesTwoFunctionsForOneRouteAndAWaitThatTheApiDoesNotHave() {
        var one = Synthesised.PLAN.by(FunctionPlan.Http.class).getFirst();
        var again = new FunctionPlan("x-Other", "x", one.handler(), one.limits(), one.way(), one.needs());
        assertThrows(IllegalArgumentException.class, () -> new Plan(List.of(one, again)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FunctionPlan("x-Slow", "x", one.handler(), Limits.PATIENT, one.way(), one.needs()));
    }

    private static Needs needs(String name) {
        return Synthesised.PLAN.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow()
                .needs();
    }
}
