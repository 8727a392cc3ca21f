package com.loctelli.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceZonesTest {
    @ParameterizedTest
    @CsvSource({
        "US, 10001, America/New_York", "US, 60601-1234, America/Chicago", "US, 94105, America/Los_Angeles",
        "US, 32501, America/Chicago", "US, 33101, America/New_York", "US, 46401, America/Chicago",
        "US, 46204, America/Indiana/Indianapolis", "US, 79901, America/Denver", "US, 85001, America/Phoenix",
        "US, 99501, America/Anchorage", "US, 96813, Pacific/Honolulu", "US, 96799, Pacific/Pago_Pago",
        "US, 89883, America/Denver", "US, 00901, America/Puerto_Rico", "US, 01001, America/New_York",
        "CA, M5V 3L9, America/Toronto", "CA, v6b 1a1, America/Vancouver", "CA, B3H, America/Halifax",
        "CA, P9N 1A1, America/Winnipeg", "CA, S4P 3Y2, America/Regina",
    })
    void aPostalCodeLiesInAZone(String country, String code, String zone) {
        assertEquals(List.of(ZoneId.of(zone)), PlaceZones.ofPostalCode(new Country(country), code));
    }

    @ParameterizedTest
    @CsvSource({"US, 09001", "US, 9410", "US, ABCDE", "CA, 12345", "CA, D1A 1A1", "US, ''"})
    void militaryMailAndNonsenseLieNowhere(String country, String code) {
        assertEquals(List.of(), PlaceZones.ofPostalCode(new Country(country), code));
    }

    @ParameterizedTest
    @CsvSource({
        "US, ny, America/New_York",
        "US, new york, America/New_York",
        "CA, Ontario, America/Toronto",
        "US, D.C., America/New_York",
        "US, Tennessee, America/Chicago",
        "CA, Québec, America/Toronto"
    })
    void aStateIsKnownByCodeAndName(String country, String state, String zone) {
        assertEquals(
                ZoneId.of(zone), PlaceZones.ofState(new Country(country), state).getFirst());
    }

    @Test
    void aStateOfAnotherCountryIsNone() {
        assertEquals(List.of(), PlaceZones.ofState(Country.US, "ON"));
        assertEquals(List.of(), PlaceZones.ofState(Country.US, "Ruritania"));
    }

    @Test
    void everyPostalZoneIsAZoneOfSomeState() {
        var ofStates = List.of("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV"
                        .concat(" NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU MP AS")
                        .split(" "))
                .stream()
                .flatMap(state -> {
                    List<ZoneId> zones = PlaceZones.ofState(Country.US, state);
                    assertFalse(zones.isEmpty(), state);
                    return zones.stream();
                })
                .toList();
        int covered = 0;
        for (int zip = 0; zip < 969_00; zip += 100) {
            List<ZoneId> zones = PlaceZones.ofPostalCode(Country.US, String.format(Locale.ROOT, "%05d", zip));
            assertTrue(ofStates.containsAll(zones), zip + " " + zones);
            covered += zones.isEmpty() ? 0 : 1;
        }
        assertTrue(covered > 900, "covered " + covered);
    }

    @Test
    void nearlyEveryCountryHasAZone() {
        List<String> without = java.util.Arrays.stream(Locale.getISOCountries())
                .filter(code -> PlaceZones.ofCountry(new Country(code)).isEmpty())
                .sorted()
                .toList();
        assertEquals(List.of("AQ", "BV", "HM"), without);
        assertEquals(
                Optional.of(ZoneId.of("Australia/Sydney")),
                PlaceZones.ofCountry(new Country("AU")).stream().findFirst());
    }
}
