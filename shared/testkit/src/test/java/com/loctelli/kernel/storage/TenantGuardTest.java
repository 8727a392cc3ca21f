package com.loctelli.kernel.storage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.kernel.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantGuardTest {
    private static final String ME = "sa_me";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "GetItem|{'Key':{'subAccountId':{'S':'sa_me'},'sk':{'S':'x'}}}",
                "PutItem|{'Item':{'subAccountId':{'S':'sa_me'}}}",
                "UpdateItem|{'Key':{'subAccountId':{'S':'sa_me'}}}",
                "DeleteItem|{'Key':{'subAccountId':{'S':'sa_me'}}}",
                "BatchGetItem|{'RequestItems':{'t':{'Keys':[{'subAccountId':{'S':'sa_me'}},{'subAccountId':{'S':'sa_me'}}]}}}",
                "TransactWriteItems|{'TransactItems':[{'Put':{'Item':{'subAccountId':{'S':'sa_me'}}}},{'ConditionCheck':{'Key':{'subAccountId':{'S':'sa_me'}}}}]}",
                "Query|{'KeyConditionExpression':'#t = :t AND begins_with(#s, :f)','ExpressionAttributeNames':{'#t':'subAccountId'},'ExpressionAttributeValues':{':t':{'S':'sa_me'}}}",
            })
    void letsATenantsOwnRequestPass(String operation, String request) {
        assertDoesNotThrow(() -> TenantGuard.check(operation, tree(request), ME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "GetItem|{'Key':{'subAccountId':{'S':'sa_other'}}}",
                "GetItem|{'Key':{'sk':{'S':'x'}}}",
                "GetItem|{}",
                "PutItem|{'Item':{'subAccountId':{'S':'sa_other'}}}",
                "PutItem|{'Item':{'subAccountId':{'N':'1'}}}",
                "BatchGetItem|{'RequestItems':{'t':{'Keys':[{'subAccountId':{'S':'sa_me'}},{'subAccountId':{'S':'sa_other'}}]}}}",
                "BatchWriteItem|{'RequestItems':{'t':[{'PutRequest':{'Item':{'subAccountId':{'S':'sa_me'}}}}]}}",
                "TransactWriteItems|{'TransactItems':[{'Put':{'Item':{'subAccountId':{'S':'sa_me'}}}},{'Delete':{'Key':{'subAccountId':{'S':'sa_other'}}}}]}",
                "Query|{'KeyConditionExpression':'#t = :t','ExpressionAttributeNames':{'#t':'subAccountId'},'ExpressionAttributeValues':{':t':{'S':'sa_other'}}}",
                "Query|{'KeyConditionExpression':'#t = :t','ExpressionAttributeNames':{'#t':'sk'},'ExpressionAttributeValues':{':t':{'S':'sa_me'}}}",
                "Query|{'KeyConditionExpression':'#s = :f AND #t = :t','ExpressionAttributeNames':{'#t':'subAccountId'},'ExpressionAttributeValues':{':t':{'S':'sa_me'}}}",
                "Scan|{'TableName':'t'}",
                "ExecuteStatement|{'Statement':'SELECT * FROM t'}",
                "DeleteTable|{'TableName':'t'}",
            })
    void refusesEveryOther(String operation, String request) {
        assertThrows(TenantGuard.Refused.class, () -> TenantGuard.check(operation, tree(request), ME));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = "GetItem|{'Key':{'subAccountId':{'S':'sa_me'}}}")
    void refusesARequestThatIsBoundToNobody(String operation, String request) {
        assertThrows(TenantGuard.Refused.class, () -> TenantGuard.check(operation, tree(request), null));
    }

    private static Object tree(String request) {
        return Json.readTree(request.replace('\'', '"'));
    }
}
