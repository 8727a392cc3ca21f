package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.standins.carrier.CallbackRules;
import com.loctelli.standins.faults.FaultKind;
import com.loctelli.testkit.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSmsTest {
    @Test
    void whatTheCarrierHasIsToldAndNothingIsSent() {
        try (var scene = new Scene(new CallbackRules(0, 0, 0, 0))) {
            var account = test(scene, Map.of());
            assertEquals(200, account.status(), account.body());
            assertEquals("active", account.at("account"));
            assertEquals(true, account.at("isReady"));
            var strange = test(scene, Map.of("numbers", List.of("+442071838750")));
            assertEquals("+442071838750", strange.at("numbers.0.phone"));
            assertEquals(0, scene.atCarrier("+442071838750").size());
            assertEquals(
                    List.of("/numbers/0"),
                    test(scene, Map.of("numbers", List.of("12"))).wrongFields());
        }
    }

    @Test
    void manyNumbersAreToldInTheOrderInWhichTheyWereNamed() {
        try (var scene = new Scene(new CallbackRules(0, 0, 0, 0))) {
            var numbers = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                numbers.add("+4420718387" + (10 + i));
            }
            var answer = test(scene, Map.of("numbers", numbers));
            assertEquals(200, answer.status(), answer.body());
            for (int i = 0; i < numbers.size(); i++) {
                assertEquals(numbers.get(i), answer.at("numbers." + i + ".phone"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "timeout"})
    void aCarrierThatDoesNotAnswerIsUnavailableAndNotRefused(String kind) {
        try (var scene = new Scene(new CallbackRules(0, 0, 0, 0))) {
            // A read that is dropped without an answer the client may make again.
            scene.faults.of("twilio").once(FaultKind.ofWire(kind), 10);
            var answer = test(scene, Map.of());
            assertEquals(503, answer.status(), answer.body());
            assertEquals("texting/carrier-unavailable", answer.at("type"));
        }
    }

    @Test
    void usersOfASubAccountMayNotAsk() {
        try (var scene = new Scene(new CallbackRules(0, 0, 0, 0))) {
            var call = scene.test.call(
                    scene.test.function(TestSms.Function::new, Permission.ADMIN), "POST", "/v1/sms/test");
            assertEquals(
                    403,
                    call.as(scene.test.user(scene.tenant, com.loctelli.kernel.tenancy.Role.OWNER))
                            .body(Map.of())
                            .send()
                            .status());
        }
    }

    private static HttpCall.Answer test(Scene scene, Map<String, Object> body) {
        return scene.test
                .call(scene.test.function(TestSms.Function::new, Permission.ADMIN), "POST", "/v1/sms/test")
                .as(scene.test.admin())
                .body(body)
                .send();
    }
}
