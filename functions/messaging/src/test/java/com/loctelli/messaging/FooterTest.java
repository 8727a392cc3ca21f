package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.loctelli.messaging.delivery.TextState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise: a person is told how to opt out with the first text, and again after the days that the sub-account sets. */
class FooterTest {
    private static final String PERSON = "+13035550111";
    private static final String WORDS = "Reply STOP to opt out.";

    private final Desk desk = new Desk();

    FooterTest() {
        desk.opened(Map.of("compliance", Map.of("firstMessageFooter", WORDS, "footerEveryDays", 30)));
    }

    @Test
    void theFirstTextToANumberTellsHowToOptOutAndTheNextOneDoesNot() {
        assertEquals("Hello\n" + WORDS, sent("Hello", "a"));
        assertEquals("And now?", sent("And now?", "b"));
        desk.test.clock().advance(Duration.ofDays(30));
        assertEquals("Still there?\n" + WORDS, sent("Still there?", "c"));
    }

    @Test
    void aTextThatTellsItInItsOwnWordsDoesNotTellItTwice() {
        assertEquals("Hi. " + WORDS, sent("Hi. " + WORDS, "a"));
        assertEquals("Next", sent("Next", "b"));
    }

    @Test
    void aTextWithoutRoomLeavesItToTheNext() {
        var longest = "x".repeat(1600);
        assertEquals(longest, sent(longest, "a"));
        assertEquals("Short\n" + WORDS, sent("Short", "b"));
    }

    @Test
    void aTextThatIsKeptBackTellsNothing() {
        desk.hears(PERSON, "STOP", "STOP", "SM1");
        assertEquals(
                TextState.SKIPPED,
                desk.send(PERSON, "Hello", "informational", "a").status());
        desk.hears(PERSON, "START", "START", "SM2");
        assertEquals("Hello\n" + WORDS, sent("Hello", "b"));
    }

    @Test
    void thePreviewCountsWhatWouldBeSent() {
        var almostFull = "x".repeat(150);
        var preview = desk.call(PreviewSms.Function::new, "POST", "/v1/sms/preview")
                .body(Map.of("to", PERSON, "text", almostFull))
                .send();
        assertEquals(2L, preview.at("length.segments"), preview.body());
    }

    private String sent(String words, String key) {
        var text =
                desk.texts.find(desk.send(PERSON, words, "informational", key).id());
        assertNotNull(text);
        return text.text();
    }
}
