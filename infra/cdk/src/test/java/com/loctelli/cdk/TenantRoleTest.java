package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tenants' role as it was synthesised, judged as IAM would. */
class TenantRoleTest {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:111111111111:table/loctelli-dev-leads";

    @Test
    void aTenantReachesItsOwnRowsInTablesAndNamedIndexes() {
        assertTrue(isAllowed("dynamodb:GetItem", TABLE, List.of("sa_A")));
        assertTrue(isAllowed("dynamodb:PutItem", TABLE, List.of("sa_A")));
        assertTrue(isAllowed("dynamodb:ConditionCheckItem", TABLE, List.of("sa_A", "sa_A")));
        assertTrue(isAllowed("dynamodb:Query", TABLE + "/index/byStatus", List.of("sa_A")));
    }

    @Test
    void anotherTenantsRowsAreRefusedAloneAndAmongItsOwn() {
        assertFalse(isAllowed("dynamodb:GetItem", TABLE, List.of("sa_B")));
        assertFalse(isAllowed("dynamodb:Query", TABLE + "/index/byStatus", List.of("sa_B")));
        assertFalse(isAllowed("dynamodb:BatchGetItem", TABLE, List.of("sa_A", "sa_B")));
        assertFalse(isAllowed("dynamodb:PutItem", TABLE, List.of("PLATFORM")));
    }

    @Test
    void scansQueriesByTextStreamsAndTheDirectoryAreRefused() {
        for (var action :
                List.of("dynamodb:Scan", "dynamodb:PartiQLSelect", "dynamodb:GetRecords", "dynamodb:DeleteTable")) {
            assertFalse(isAllowed(action, TABLE, List.of("sa_A")), action);
        }
        assertFalse(isAllowed("dynamodb:GetItem", TABLE.replace("-leads", "-directory"), List.of("sa_A")));
        assertFalse(isAllowed("dynamodb:Query", TABLE + "/index/byNothing", List.of("sa_A")));
    }

    @Test
    void aRequestWithoutKeysIsRefusedAndWouldPassWithoutTheGuard() {
        assertFalse(isAllowed("dynamodb:Query", TABLE, List.of()));
        var loose = role().path("Policies").path(0).path("PolicyDocument").deepCopy();
        ((ObjectNode) loose.path("Statement").path(0).path("Condition")).remove("Null");
        assertTrue(new PolicyJudge(loose).allows("dynamodb:Query", TABLE, session("sa_A", List.of())));
    }

    @Test
    void aSessionWithoutATagReachesNothing() {
        var context = new HashMap<>(session("sa_A", List.of("sa_A")));
        context.remove("aws:PrincipalTag/subAccountId");
        assertFalse(judge().allows("dynamodb:GetItem", TABLE, context));
    }

    @Test
    void onlyFunctionsOfThisStageTakeTheRoleAndOnlyWithExactlyThatTag() {
        var trust = new PolicyJudge(role().path("AssumeRolePolicyDocument"));
        var function = "arn:aws:iam::111111111111:role/loctelli-dev-fn-leads-GetLead";
        assertTrue(trust.allows("sts:AssumeRole", "", asking(function, "sa_A", List.of("subAccountId"))));
        assertTrue(trust.allows("sts:TagSession", "", asking(function, "sa_A", List.of("subAccountId"))));
        assertFalse(trust.allows(
                "sts:AssumeRole",
                "",
                asking(
                        "arn:aws:iam::111111111111:role/loctelli-prod-fn-leads-GetLead",
                        "sa_A",
                        List.of("subAccountId"))));
        assertFalse(trust.allows(
                "sts:AssumeRole",
                "",
                asking("arn:aws:iam::111111111111:role/somebody", "sa_A", List.of("subAccountId"))));
        assertFalse(trust.allows("sts:AssumeRole", "", asking(function, "PLATFORM", List.of("subAccountId"))));
        assertFalse(trust.allows("sts:AssumeRole", "", asking(function, "sa_A", List.of("subAccountId", "more"))));
        assertFalse(trust.allows("sts:AssumeRole", "", Map.of("aws:PrincipalArn", List.of(function))));
    }

    private static boolean isAllowed(String action, String resource, List<String> keys) {
        return judge().allows(action, resource, session("sa_A", keys));
    }

    private static PolicyJudge judge() {
        return new PolicyJudge(role().path("Policies").path(0).path("PolicyDocument"));
    }

    private static Map<String, List<String>> session(String tenant, List<String> keys) {
        var context = new HashMap<String, List<String>>();
        context.put("aws:PrincipalTag/subAccountId", List.of(tenant));
        if (!keys.isEmpty()) {
            context.put("dynamodb:LeadingKeys", keys);
        }
        return context;
    }

    private static Map<String, List<String>> asking(String role, String tenant, List<String> tags) {
        return Map.of(
                "aws:PrincipalArn", List.of(role),
                "aws:RequestTag/subAccountId", List.of(tenant),
                "aws:TagKeys", tags);
    }

    private static JsonNode role() {
        return Synthesised.of(Synthesised.stack("core"), "AWS::IAM::Role").stream()
                .filter(one -> one.path("RoleName").asText().equals("loctelli-dev-tenant-data"))
                .findFirst()
                .orElseThrow();
    }
}
