package com.loctelli.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneNamesTest {
    @ParameterizedTest
    @CsvSource({
        "America/New_York, America/New_York",
        "america/new_york, America/New_York",
        "Eastern, America/New_York",
        "US Eastern Standard Time, America/New_York",
        "EST, America/New_York",
        "pacific time, America/Los_Angeles",
        "MT, America/Denver",
        "new york, America/New_York",
        "Berlin, Europe/Berlin",
        "Indianapolis, America/Indiana/Indianapolis",
        "UTC, UTC",
        "UTC-5, UTC-05:00",
        "+02:00, +02:00",
        "nowhere, ",
        "'', ",
        "America/Nowhere, ",
    })
    void theWordsOfPeopleAreRead(String words, String zone) {
        assertEquals(Optional.ofNullable(zone).map(ZoneId::of), ZoneNames.parse(words));
    }

    @Test
    void everyIdOfARegionIsItself() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.indexOf('/') > 0) {
                assertEquals(Optional.of(ZoneId.of(id)), ZoneNames.parse(id));
            }
        }
    }
}
