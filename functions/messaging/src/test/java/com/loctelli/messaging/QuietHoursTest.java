package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.messaging.compliance.SetQuietHours;
import com.loctelli.messaging.compliance.ShowQuietHours;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final String PATH = "/v1/compliance/quiet-hours";

    @Test
    void hoursAreSetAsAWholeAndShownWithTheLawThatNarrowsThem() {
        var desk = new Desk().opened(Map.of());
        var shown = desk.call(ShowQuietHours.Function::new, "GET", PATH).send();
        assertEquals("08:00", shown.at("start"), shown.body());
        assertEquals("US", shown.at("rules.0.place"));
        assertEquals("47 CFR 64.1200(c)(1)", shown.at("rules.0.source"));

        var first = Map.<String, Object>of(
                "start",
                "10:00",
                "end",
                "17:00",
                "days",
                List.of("MON", "TUE"),
                "perState",
                Map.of("FL", Map.of("start", "11:00", "end", "16:00")));
        assertEquals("11:00", set(desk, first).at("perState.FL.start"));
        var second = set(desk, Map.of("start", "09:00", "end", "18:00"));
        assertEquals(Map.of(), second.at("perState"), "what is not said any more is gone");
        assertEquals(7, ((List<?>) second.at("days")).size());
    }

    @Test
    void everyWrongValueIsNamedWhereItStands() {
        var desk = new Desk().opened(Map.of());
        var wrong = set(desk, Map.of("start", "10:00:30", "days", List.of("MON", "FUNDAY")));
        assertEquals(400, wrong.status());
        assertEquals(
                List.of("/days/1", "/start"),
                wrong.wrongFields().stream().sorted().toList());
    }

    private static com.loctelli.testkit.HttpCall.Answer set(Desk desk, Map<String, Object> body) {
        return desk.call(SetQuietHours.Function::new, "PUT", PATH).body(body).send();
    }
}
