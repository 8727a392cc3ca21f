package com.loctelli.cdk.iam;

import com.loctelli.kernel.storage.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The role that opens the rows of one tenant: the one whose id the session's tag carries. Actions are listed one by one
 * (no scan, no PartiQL, no streams); every key must be the tenant's, and there must be keys: {@code ForAllValues} alone
 * holds where a request names none. Only this stage's functions may take it, and only with exactly that one tag.
 */
public final class TenantRole {
    /** The session tag that names the tenant. */
    public static final String TAG = "subAccountId";

    private static final List<String> ACTIONS = List.of(
            "dynamodb:BatchGetItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem");

    private TenantRole() {}

    /** Who may take the role, and how. */
    public static Map<String, Object> trust(Arns arns) {
        return Statement.document(
                List.of(Map.of(
                        "Effect", "Allow",
                        "Action", List.of("sts:AssumeRole", "sts:TagSession"),
                        "Principal", Map.of("AWS", "arn:" + arns.partition() + ":iam::" + arns.account() + ":root"),
                        "Condition",
                                Map.of(
                                        "ArnLike",
                                                Map.of(
                                                        "aws:PrincipalArn",
                                                        arns.role(arns.environment()
                                                                .name("fn-*"))),
                                        "StringLike", Map.of("aws:RequestTag/" + TAG, "sa_*"),
                                        "ForAllValues:StringEquals", Map.of("aws:TagKeys", List.of(TAG))))),
                "2012-10-17");
    }

    /** What it opens. */
    public static Map<String, Object> policy(Arns arns, String keyArn) {
        return Statement.document(List.of(rows(arns), encryption(arns, keyArn)));
    }

    private static Statement rows(Arns arns) {
        var resources = new ArrayList<String>();
        Arrays.stream(TableName.values())
                .filter(table -> table != TableName.DIRECTORY)
                .forEach(table -> {
                    resources.add(arns.table(table));
                    table.indexes().forEach(index -> resources.add(arns.table(table) + "/index/" + index));
                });
        return Statement.of("OwnRowsOnly", ACTIONS, resources)
                .when("ForAllValues:StringEquals", "dynamodb:LeadingKeys", List.of("${aws:PrincipalTag/" + TAG + "}"))
                .when("Null", "dynamodb:LeadingKeys", "false");
    }

    private static Statement encryption(Arns arns, String keyArn) {
        return Statement.of(
                        "TablesKey",
                        List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"),
                        List.of(keyArn))
                .when("StringEquals", "kms:ViaService", "dynamodb." + arns.region() + ".amazonaws.com");
    }
}
