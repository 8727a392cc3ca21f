package com.loctelli.kernel.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settings that name a field of a secret. */
class SecretSettingsTest {
    private static final String NAME = "loctelli/test/" + SecretSettingsTest.class.getSimpleName();

    @Test
    void aSettingThatNamesASecretIsReadFromItAndAChangeHoldsAfterFiveMinutes() {
        var test = TestPlatform.start(
                Map.of(
                        "TWILIO_AUTH_TOKEN", "secret:" + NAME + "#authToken",
                        "OPENAI_API_KEY", "secret:" + NAME + "#missing",
                        "OPENAI_MODEL", "plain"),
                List.of());
        var settings = test.platform().settings();
        assertTrue(settings.isSet("TWILIO_AUTH_TOKEN"));
        test.platform().secrets().put(NAME, "{\"authToken\":\"one\"}");
        assertEquals(Optional.of("one"), settings.find("TWILIO_AUTH_TOKEN"));
        assertEquals(Optional.empty(), settings.find("OPENAI_API_KEY"));
        assertEquals(Optional.of("plain"), settings.find("OPENAI_MODEL"));

        test.platform().secrets().put(NAME, "{\"authToken\":\"two\"}");
        assertEquals("one", settings.need("TWILIO_AUTH_TOKEN"));
        test.clock().advance(Duration.ofMinutes(5));
        assertEquals("two", settings.with(Map.of("MORE", "x")).need("TWILIO_AUTH_TOKEN"));
    }
}
