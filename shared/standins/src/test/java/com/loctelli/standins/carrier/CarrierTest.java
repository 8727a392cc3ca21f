package com.loctelli.standins.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.standins.faults.FaultKind;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.wire.Call;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message.Status;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000000";
    private static final String TOKEN = "token";
    private static final String BUSINESS = "+14155550100";
    private static final String LEAD = "+14155550111";

    private final Faults faults = new Faults(Duration.ofMillis(50), Duration.ofMillis(5));
    private final Receiver receiver = new Receiver();
    private Carrier carrier = Carrier.start(quick(CallbackRules.FAITHFUL));

    private CarrierSettings quick(CallbackRules rules) {
        return CarrierSettings.of(ACCOUNT, TOKEN, faults).withCallbacks(rules, Duration.ofMillis(1));
    }

    private void restart(CarrierSettings settings) {
        carrier.close();
        carrier = Carrier.start(settings);
    }

    @AfterEach
    void stop() {
        carrier.close();
        receiver.close();
    }

    private com.twilio.rest.api.v2010.account.Message send(String to, String body) {
        return com.twilio.rest.api.v2010.account.Message.creator(new PhoneNumber(to), new PhoneNumber(BUSINESS), body)
                .setStatusCallback(receiver.url("/status"))
                .create(client(TOKEN));
    }

    private TwilioRestClient client(String token) {
        return new TwilioRestClient.Builder(ACCOUNT, token)
                .httpClient(new LoopbackTwilio(carrier.baseUrl()))
                .build();
    }

    private int refusal(String to) {
        return assertThrows(ApiException.class, () -> send(to, "hello")).getCode();
    }

    @Test
    void twiliosClientSendsAndTheStatusesComeSignedAndInOrder() throws InterruptedException {
        var sent = send(LEAD, "Hi Ana");
        assertEquals(Status.QUEUED, sent.getStatus());
        Call first = receiver.next();
        assertEquals("sent", first.form().get("MessageStatus"));
        assertTrue(new RequestValidator(TOKEN)
                .validate(
                        receiver.url("/status"),
                        first.form().fields(),
                        String.valueOf(first.header("x-twilio-signature"))));
        assertEquals(List.of("delivered"), receiver.statuses(1));
        assertEquals("delivered", carrier.texts(LEAD).getFirst().status());
    }

    @Test
    void twiliosClientListsWhatWasSent() {
        send(LEAD, "one");
        send(LEAD, "two");
        send("+14155550222", "three");
        var found = com.twilio.rest.api.v2010.account.Message.reader()
                .setTo(new PhoneNumber(LEAD))
                .setPageSize(1L)
                .read(client(TOKEN));
        int count = 0;
        for (var message : found) {
            assertEquals(LEAD, message.getTo());
            count++;
        }
        assertEquals(2, count);
    }

    @Test
    void theListIsSortedByTheDateOfSendingAndATextThatWaitsHasNone() throws InterruptedException {
        send(LEAD, "sent");
        receiver.statuses(2);
        carrier.congested(true);
        send(LEAD, "waits");
        assertEquals(List.of("sent", "waits"), listed(reader()));
        var longAgo = ZonedDateTime.parse("2020-01-01T00:00:00Z");
        assertEquals(List.of("sent"), listed(reader().setDateSentAfter(longAgo)));
        assertEquals(List.of(), listed(reader().setDateSentBefore(longAgo)));
        carrier.congested(false);
        receiver.statuses(2);
        assertEquals(List.of("waits", "sent"), listed(reader()));
    }

    private static MessageReader reader() {
        return com.twilio.rest.api.v2010.account.Message.reader().setTo(new PhoneNumber(LEAD));
    }

    private List<String> listed(MessageReader reader) {
        var words = new ArrayList<String>();
        reader.read(client(TOKEN)).forEach(message -> words.add(message.getBody()));
        return words;
    }

    @Test
    void refusalsCarryTwiliosCodes() {
        assertEquals(21211, refusal("12"));
        assertEquals(21614, refusal("+15005550009"));
        faults.of("twilio").once(FaultKind.THROTTLE, 1);
        assertEquals(20429, refusal(LEAD));
        ApiException unknown = assertThrows(
                ApiException.class,
                () -> com.twilio.rest.api.v2010.account.Message.creator(
                                new PhoneNumber(LEAD), new PhoneNumber(BUSINESS), "x")
                        .create(client("wrong")));
        assertEquals(20003, unknown.getCode());
    }

    @Test
    void anUndeliverableNumberIsAcceptedAndFailsLater() throws InterruptedException {
        send("+15005550010", "hello");
        assertEquals("sent", receiver.next().form().get("MessageStatus"));
        Call last = receiver.next();
        assertEquals("undelivered", last.form().get("MessageStatus"));
        assertEquals("30003", last.form().get("ErrorCode"));
    }

    @Test
    void aLostAnswerTookEffectAndATimeoutDidNot() {
        faults.of("twilio").once(FaultKind.LOST_ANSWER, 1);
        assertThrows(ApiConnectionException.class, () -> send(LEAD, "lost"));
        assertEquals(1, carrier.texts(LEAD).size());
        faults.of("twilio").once(FaultKind.TIMEOUT, 1);
        assertThrows(ApiConnectionException.class, () -> send(LEAD, "never"));
        assertEquals(1, carrier.texts(LEAD).size());
    }

    @Test
    void callbacksAreRepeatedDroppedAndReordered() {
        faults.of("twilio").once(FaultKind.DUPLICATE, 1);
        send(LEAD, "twice");
        assertEquals(List.of("sent", "sent", "delivered", "delivered"), receiver.statuses(4));
        restart(quick(new CallbackRules(0, 0, 1, 1)));
        send(LEAD, "backwards");
        assertEquals(List.of("delivered", "sent"), receiver.statuses(2));
        assertEquals(List.of(), new CallbackRules(1, 0, 0, 1).plan(1, List.of("sent", "delivered"), false));
    }

    @Test
    void stopIsObeyedByTheCarrierUntilStart() throws InterruptedException {
        carrier.inboundTo(receiver.url("/sms"));
        Inbound stop = carrier.personTexts(LEAD, BUSINESS, " stop ");
        assertEquals(204, stop.webhookStatus());
        Call told = receiver.next();
        assertEquals("STOP", told.form().get("OptOutType"));
        assertEquals(stop.sid(), told.form().get("MessageSid"));
        assertEquals(21610, refusal(LEAD));
        assertEquals("outbound-reply", carrier.texts(LEAD).getFirst().direction());
        carrier.personTexts(LEAD, BUSINESS, "START");
        assertEquals("hello", send(LEAD, "hello").getBody());
    }

    @Test
    void anOrdinaryTextIsSignedForThePublicAddressAndReachesTheLocalOne() throws InterruptedException {
        carrier.inboundTo("https://loctelli.example/sms");
        carrier.reach("https://loctelli.example", receiver.url(""));
        assertEquals(
                204, carrier.personTexts(LEAD, BUSINESS, "yes, cancel my 2pm").webhookStatus());
        Call told = receiver.next();
        assertFalse(told.form().fields().containsKey("OptOutType"));
        assertTrue(new RequestValidator(TOKEN)
                .validate(
                        "https://loctelli.example/sms",
                        told.form().fields(),
                        String.valueOf(told.header("x-twilio-signature"))));
    }

    @Test
    void textsAndOptOutsSurviveARestart(@TempDir Path folder) throws InterruptedException {
        restart(quick(CallbackRules.FAITHFUL).keptIn(folder));
        send(LEAD, "hello");
        receiver.statuses(2);
        carrier.personTexts(LEAD, BUSINESS, "STOP");
        restart(quick(CallbackRules.FAITHFUL).keptIn(folder));
        assertEquals(
                List.of("delivered", "delivered"),
                carrier.texts(LEAD).stream().map(Text::status).toList());
        assertEquals(3, carrier.phoneOf(LEAD).size());
        assertEquals(21610, refusal(LEAD));
    }
}
