package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.QueueName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promise: in whatever order and however often a person's texts are worked, the last thing they said holds. */
class LateTextsTest {
    private static final String PERSON = "+13035550111";

    private final Desk desk = new Desk();

    @Test
    void aStopThatIsWorkedAgainAfterAStartChangesNothing() {
        var stop = arrives("STOP", null, "SM1");
        var start = arrives("START", null, "SM2");
        desk.optOuts.judge(stop);
        desk.optOuts.judge(start);
        int waiting = desk.test.waiting(QueueName.SENDS);

        var again = desk.optOuts.judge(stop);

        assertEquals(OptOutResult.Kind.STOPPED, again.kind());
        assertFalse(again.isNew());
        assertNull(again.confirmationTextId());
        assertNull(desk.consents.suppression(PERSON));
        assertEquals(waiting, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void ownWordsThatAreWorkedAgainAfterAStartChangeNothing() {
        var words = arrives("please don't text me any more", null, "SM1");
        desk.optOuts.judge(words);
        desk.optOuts.judge(arrives("START", null, "SM2"));

        var again = desk.optOuts.judge(words);

        assertEquals(OptOutResult.Kind.STOPPED, again.kind());
        assertFalse(again.isNew());
        assertNull(desk.consents.suppression(PERSON));
    }

    /** A text that came at the clock's now, whenever it is judged. */
    private InboundText arrives(String words, @Nullable String optOutType, String sid) {
        var at = desk.platform.clock().now();
        desk.test.clock().advance(Duration.ofSeconds(1));
        return new InboundText(sid, PERSON, desk.number, words, optOutType, Json.text(at));
    }
}
