package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise: what an earlier version stored of the settings is read, and what it did not know of has its default. */
class StoredSettingsTest {
    @Test
    void aPartThatLacksAPartOfItsOwnIsReadToItsEnd() {
        var stored = Map.of(
                "compliance",
                Map.of("footerEveryDays", 7, "quietHours", Map.of("start", "10:00"), "retentionDays", 90),
                "limits",
                Map.of("smsPerDay", 5));

        var read = Json.fromTree(stored, SubAccountSettings.class);

        assertEquals(7, read.compliance().footerEveryDays());
        assertEquals(90, read.compliance().retentionDays());
        assertEquals(10, read.compliance().quietHours().start().getHour());
        assertEquals(20, read.compliance().quietHours().end().getHour());
        assertEquals(5, read.limits().smsPerDay());
        assertEquals(1000, read.limits().leads());
    }
}
