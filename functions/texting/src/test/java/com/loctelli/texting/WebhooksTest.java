package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.queue.SealedQueueFunction;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.standins.carrier.CallbackRules;
import com.loctelli.testkit.HttpCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final CallbackRules SILENT = new CallbackRules(1, 0, 0, 1);
    private static final String LEAD = "+13035550148";
    private static final String SMS = "/v1/webhooks/twilio/sms";
    private static final String STATUS = "/v1/webhooks/twilio/status";

    @Test
    void aPersonsTextIsPassedOnOnceHoweverOftenItIsDelivered() throws InterruptedException {
        try (var scene = new Scene(SILENT)) {
            var first = scene.carrier.personTexts(LEAD, scene.number, "Hi, are you open? 🙂");
            assertEquals(200, first.webhookStatus());
            var again = post(scene, SMS, "", fields(scene, first.sid(), "Hi, are you open? 🙂"));
            assertEquals(200, again.status());
            assertEquals("<Response/>", again.body());
            var passed = passedOn(scene);
            assertEquals(1, passed.size());
            assertEquals("Hi, are you open? 🙂", passed.getFirst().text());
            assertEquals(LEAD, passed.getFirst().from());
            assertEquals(scene.number, passed.getFirst().to());
        }
    }

    @Test
    void whatTheCarrierActedOnIsPassedOnWithIt() throws InterruptedException {
        try (var scene = new Scene(SILENT)) {
            scene.carrier.personTexts(LEAD, scene.number, "STOP");
            assertEquals("STOP", passedOn(scene).getFirst().optOutType());
        }
    }

    @Test
    void aForgedTextIsRefusedAndLeavesNothing() {
        try (var scene = new Scene(SILENT)) {
            var fields = fields(scene, "SM1", "I am the lead");
            var forged = call(scene, SMS, "", fields)
                    .header("x-twilio-signature", "AAAA")
                    .send();
            assertEquals(403, forged.status());
            assertTrue(forged.body().contains("texting/bad-signature"));
            var unsigned = call(scene, SMS, "", fields).send();
            assertEquals(403, unsigned.status());
            var altered = call(scene, SMS, "", fields(scene, "SM1", "altered"))
                    .header("x-twilio-signature", signature(SMS, "", fields))
                    .send();
            assertEquals(403, altered.status());
            assertEquals(0, scene.test.waiting(QueueName.INBOUND_TEXTS));
        }
    }

    @Test
    void aTextToANumberOfNobodyIsTakenAndForgotten() {
        try (var scene = new Scene(SILENT)) {
            var fields = new java.util.TreeMap<>(fields(scene, "SM2", "Hello?"));
            fields.put("To", "+19995550100");
            assertEquals(204, post(scene, SMS, "", fields).status());
            assertEquals(0, scene.test.waiting(QueueName.INBOUND_TEXTS));
        }
    }

    @Test
    void aTextThatWasStoredAndNotPassedOnIsPassedOnByTheSweep() {
        try (var scene = new Scene(SILENT)) {
            // The process ends right after the first write: find the step at which the text is stored and not passed
            // on.
            for (int step = 0; step < 6; step++) {
                var fields = fields(scene, "SM3" + step, "Step " + step);
                scene.stop.arm(step, true);
                var status = post(scene, SMS, "", fields).status();
                scene.stop.restart();
                if (status >= 500) {
                    assertEquals(200, post(scene, SMS, "", fields).status(), "the carrier comes again");
                }
            }
            scene.test.clock().advance(Duration.ofSeconds(31));
            scene.sweep.of(scene.tenant);
            var words = passedOn(scene).stream().map(InboundText::text).collect(Collectors.toSet());
            for (int step = 0; step < 6; step++) {
                assertTrue(words.contains("Step " + step), "lost at step " + step);
            }
            assertEquals(0, scene.sweep.of(scene.tenant));
        }
    }

    @Test
    void wordsAreNotKeptInClearAndAreNotInTheQueueEither() throws InterruptedException {
        try (var scene = new Scene(SILENT)) {
            var inbound = scene.carrier.personTexts(LEAD, scene.number, "my secret plan");
            var row = scene.test
                    .platform()
                    .database()
                    .table(com.loctelli.kernel.storage.TableName.MESSAGING)
                    .of(scene.tenant)
                    .need("IN#" + inbound.sid(), com.loctelli.messaging.InboundRecord.class);
            assertFalse(Json.write(row.value()).contains("secret"));
            scene.test.drain(QueueName.INBOUND_TEXTS, (event, _) -> {
                var body = event.getRecords().getFirst().getBody();
                assertFalse(body.contains("secret"), "the words lie in the queue");
                assertFalse(body.contains(LEAD.substring(1)), "whose they are lies in the queue");
                return new SQSBatchResponse(List.of());
            });
        }
    }

    @Test
    void lateRepeatedAndForgedStatusesChangeNothing() {
        try (var scene = new Scene(SILENT)) {
            var sent = scene.ask(LEAD, "Status?", "status-1");
            scene.work();
            var query = "text=" + sent.id();
            var sid = scene.atCarrier(LEAD).getFirst().sid();
            assertEquals(
                    204,
                    post(scene, STATUS, query, status(scene, sid, "delivered", null))
                            .status());
            assertEquals(TextState.DELIVERED, scene.text(sent.id()).status());
            var before = scene.text(sent.id());
            assertEquals(
                    204,
                    post(scene, STATUS, query, status(scene, sid, "sent", null)).status());
            assertEquals(
                    204,
                    post(scene, STATUS, query, status(scene, sid, "delivered", null))
                            .status());
            assertEquals(
                    204,
                    post(scene, STATUS, query, status(scene, sid, "undelivered", "30005"))
                            .status());
            var forged = call(scene, STATUS, query, status(scene, sid, "failed", "30007"))
                    .header("x-twilio-signature", "AAAA")
                    .send();
            assertEquals(403, forged.status());
            assertEquals(before, scene.text(sent.id()));
        }
    }

    @Test
    void aStatusWithoutOurIdIsFoundByTheCarriersId() {
        try (var scene = new Scene(SILENT)) {
            var sent = scene.ask(LEAD, "No id", "status-2");
            scene.work();
            var sid = scene.atCarrier(LEAD).getFirst().sid();
            post(scene, STATUS, "", status(scene, sid, "undelivered", "30003"));
            assertEquals(TextState.UNDELIVERED, scene.text(sent.id()).status());
            assertEquals(30003, scene.text(sent.id()).errorCode());
        }
    }

    @Test
    void aStatusOfAnotherPersonsTextMovesNothing() {
        try (var scene = new Scene(SILENT)) {
            var sent = scene.ask(LEAD, "Mine", "status-3");
            scene.work();
            var fields = new java.util.TreeMap<>(status(scene, "SMother", "failed", "30007"));
            fields.put("To", "+13035550199");
            assertEquals(204, post(scene, STATUS, "text=" + sent.id(), fields).status());
            assertTrue(scene.text(sent.id()).status() != TextState.FAILED);
        }
    }

    private static Map<String, String> fields(Scene scene, String sid, String body) {
        return Map.of("MessageSid", sid, "From", LEAD, "To", scene.number, "Body", body, "AccountSid", Scene.SID);
    }

    private static Map<String, String> status(Scene scene, String sid, String word, String error) {
        var fields = new java.util.TreeMap<>(
                Map.of("MessageSid", sid, "MessageStatus", word, "From", scene.number, "To", LEAD));
        if (error != null) {
            fields.put("ErrorCode", error);
        }
        return fields;
    }

    private static HttpCall.Answer post(Scene scene, String path, String query, Map<String, String> fields) {
        return call(scene, path, query, fields)
                .header("x-twilio-signature", signature(path, query, fields))
                .send();
    }

    private static HttpCall call(Scene scene, String path, String query, Map<String, String> fields) {
        var function = path.equals(SMS)
                ? scene.test.function(TakeText.Function::new, Permission.WEBHOOK)
                : scene.test.function(TakeTextStatus.Function::new, Permission.WEBHOOK);
        var call = scene.test.call(function, "POST", path);
        if (!query.isEmpty()) {
            call.query(query.substring(0, query.indexOf('=')), query.substring(query.indexOf('=') + 1));
        }
        return call.text("application/x-www-form-urlencoded", encoded(fields));
    }

    private static String signature(String path, String query, Map<String, String> fields) {
        var url = Scene.PUBLIC + path + (query.isEmpty() ? "" : "?" + query);
        return WebhookSignature.of(Scene.TOKEN, url, Form.parse(encoded(fields)));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static List<InboundText> passedOn(Scene scene) {
        var taken = new ArrayList<InboundText>();
        var consumer = new SealedQueueFunction<>(scene.test.platform(), InboundText.class, (tenant, text) -> {
            assertEquals(scene.tenant, tenant);
            taken.add(text);
            return Outcome.DONE;
        }) {};
        scene.test.drain(QueueName.INBOUND_TEXTS, (event, context) -> {
            SQSBatchResponse answer = consumer.handleRequest(event, context);
            assertEquals(List.of(), answer.getBatchItemFailures());
            return answer;
        });
        return taken;
    }
}
