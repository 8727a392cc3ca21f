package com.loctelli.standins.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Map<String, String> FIELDS = Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675310",
            "Digits", "1234",
            "From", "+14158675310",
            "To", "+18005551212");

    @Test
    void theDocumentedExampleHasItsDocumentedSignature() {
        assertEquals("GvWf1cFY/Q7PnoempGyD5oXAezc=", TwilioSignature.of("12345", URL, FIELDS));
    }

    @Test
    void twiliosOwnValidatorAcceptsItAndNothingElse() {
        RequestValidator validator = new RequestValidator("12345");
        assertTrue(validator.validate(URL, FIELDS, TwilioSignature.of("12345", URL, FIELDS)));
        assertFalse(validator.validate(URL, FIELDS, TwilioSignature.of("54321", URL, FIELDS)));
    }
}
