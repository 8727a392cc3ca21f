package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The roles of some functions as they were synthesised, judged as IAM would. */
class FunctionRolesTest {
    private static final String DIRECTORY = "arn:aws:dynamodb:us-east-1:111111111111:table/loctelli-dev-directory";

    @Test
    void whoAsksForALetterAboutAnAccountMakesThePlatformsKeyAndItsWriterOpensIt() {
        for (var name : List.of("access-AskPasswordReset", "access-AskVerification", "access-LogIn")) {
            assertTrue(maySeal(name, "kms:GenerateDataKey", "PLATFORM"), name);
            assertTrue(maySeal(name, "kms:Decrypt", "PLATFORM"), name);
            assertTrue(role(name).allows("dynamodb:GetItem", DIRECTORY, Map.of()), name);
            assertTrue(role(name).allows("dynamodb:PutItem", DIRECTORY, Map.of()), name);
        }
        assertTrue(maySeal("access-SendAccountLetter", "kms:Decrypt", "PLATFORM"));
        assertTrue(role("access-SendAccountLetter").allows("dynamodb:GetItem", DIRECTORY, Map.of()));
    }

    @Test
    void whoSealsForTenantsAloneHasNoUseOfThePlatformsKey() {
        assertTrue(maySeal("texting-SweepSends", "kms:GenerateDataKey", "sa_A"));
        assertFalse(maySeal("texting-SweepSends", "kms:GenerateDataKey", "PLATFORM"));
        assertFalse(maySeal("texting-SweepSends", "kms:Decrypt", "PLATFORM"));
        assertFalse(maySeal("leads-GetLead", "kms:Decrypt", "PLATFORM"));
    }

    @Test
    void whoShowsHealthAsksForTheQueueThatItAsksAboutAndSendsNothing() {
        var queue = "arn:aws:sqs:us-east-1:111111111111:loctelli-dev-lead-events";
        assertTrue(role("operations-ShowHealth").allows("sqs:GetQueueUrl", queue, Map.of()));
        for (var action : List.of("sqs:SendMessage", "sqs:ReceiveMessage", "sqs:GetQueueAttributes")) {
            assertFalse(role("operations-ShowHealth").allows(action, queue, Map.of()), action);
        }
    }

    /** Whether the function may have KMS make or open a data key for whom it names. */
    private static boolean maySeal(String name, String action, String whom) {
        // The key's name is known only when it is deployed.
        return role(name).allows(action, "", Map.of("kms:EncryptionContext:subAccountId", List.of(whom)));
    }

    private static PolicyJudge role(String name) {
        return new PolicyJudge(Synthesised.all("AWS::IAM::Role").stream()
                .filter(role -> role.path("RoleName").asText().equals("loctelli-dev-fn-" + name))
                .findFirst()
                .orElseThrow()
                .path("Policies")
                .path(0)
                .path("PolicyDocument"));
    }
}
