package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String TOKEN = "12345";
    private static final String URL = "https://example.com/v1/webhooks/twilio/sms?text=sm_1";
    private static final String BODY = "Digits=1234&To=%2B18005551212&From=%2B14158675310&Body=caf%C3%A9+%26+tea";

    @Test
    void isTheOneThatTheVendorsOwnCodeAccepts() {
        var form = Form.parse(BODY);
        var fields = Map.of("Digits", "1234", "To", "+18005551212", "From", "+14158675310", "Body", "café & tea");
        var signature = WebhookSignature.of(TOKEN, URL, form);
        assertTrue(new RequestValidator(TOKEN).validate(URL, fields, signature));
        assertTrue(WebhookSignature.holds(TOKEN, URL, form, signature));
    }

    @Test
    void theVendorsDocumentedExampleHolds() {
        var form = Form.parse("CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309"
                + "&To=%2B18005551212");
        assertEquals(
                "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                WebhookSignature.of(TOKEN, "https://mycompany.com/myapp.php?foo=1&bar=2", form));
    }

    @Test
    void aChangedFieldAddressOrTokenDoesNotHold() {
        var form = Form.parse(BODY);
        var signature = WebhookSignature.of(TOKEN, URL, form);
        assertFalse(WebhookSignature.holds(TOKEN, URL, Form.parse(BODY.replace("1234", "1235")), signature));
        assertFalse(WebhookSignature.holds(TOKEN, URL.replace("sm_1", "sm_2"), form, signature));
        assertFalse(WebhookSignature.holds("other", URL, form, signature));
        assertFalse(WebhookSignature.holds(TOKEN, URL, form, ""));
    }

    @Test
    void theDefaultPortMayBeSignedOrNot() {
        var form = Form.parse(BODY);
        var withPort = URL.replace("example.com", "example.com:443");
        assertTrue(WebhookSignature.holds(TOKEN, URL, form, WebhookSignature.of(TOKEN, withPort, form)));
        assertTrue(WebhookSignature.holds(TOKEN, withPort, form, WebhookSignature.of(TOKEN, URL, form)));
        var otherPort = URL.replace("example.com", "example.com:8443");
        assertFalse(WebhookSignature.holds(TOKEN, URL, form, WebhookSignature.of(TOKEN, otherPort, form)));
    }

    @Test
    void theValuesOfARepeatedFieldCountOnceEachInOrder() {
        assertEquals(
                WebhookSignature.of(TOKEN, URL, Form.parse("A=1&A=2")),
                WebhookSignature.of(TOKEN, URL, Form.parse("A=2&A=1&A=2")));
    }
}
