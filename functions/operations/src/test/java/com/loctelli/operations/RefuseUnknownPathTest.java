package com.loctelli.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.testkit.TestPlatform;
import org.junit.jupiter.api.Test;

class RefuseUnknownPathTest {

    @Test
    void whatIsNoRouteIsNotFoundInTheApisOwnForm() {
        var test = TestPlatform.start();
        var function = test.function(RefuseUnknownPath.Function::new, Permission.PUBLIC);
        for (var method : new String[] {"GET", "POST", "DELETE"}) {
            var answer = test.call(function, method, "/v1/none")
                    .text("text/plain", "not even JSON")
                    .send();
            assertEquals(404, answer.status());
            assertEquals("application/problem+json", answer.headers().get("content-type"));
            assertEquals("request/not-found", answer.at("type"));
        }
    }
}
