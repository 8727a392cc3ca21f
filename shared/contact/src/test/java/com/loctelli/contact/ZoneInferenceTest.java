package com.loctelli.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneInferenceTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneHints NOTHING = ZoneHints.ofBusiness(Country.US, NEW_YORK);

    @Test
    void whatThePersonSaidBeatsEverything() {
        ZoneGuess guess = ZoneInference.infer(NOTHING.withSaid("pacific time")
                .withForm("America/Denver")
                .withAddress("US", "NY", "10001")
                .withIntegration("America/Chicago")
                .withPhone(PhoneNumber.ofE164("+12127365000")));
        assertEquals("America/Los_Angeles", guess.zone().getId());
        assertEquals(ZoneSource.LEAD_SAID, guess.source());
        assertTrue(guess.isSingle());
    }

    @Test
    void wordsThatNameNoZoneAreNoEvidence() {
        assertEquals(
                ZoneSource.FORM,
                ZoneInference.infer(NOTHING.withSaid("soon").withForm("CST")).source());
    }

    @Test
    void aBareOffsetCountsForLessThanAPlace() {
        ZoneGuess guess = ZoneInference.infer(NOTHING.withSaid("UTC-6").withForm("America/Chicago"));
        assertEquals(CHICAGO, guess.zone());
        assertEquals(ZoneSource.FORM, guess.source());
    }

    @ParameterizedTest
    @CsvSource({
        "+12127365000, America/New_York", "+13125550100, America/Chicago", "+13105550100, America/Los_Angeles",
        "+16025550100, America/Phoenix", "+18085550100, Pacific/Honolulu", "+14165550100, America/Toronto",
        "+13065550100, America/Regina", "+442079460018, Europe/London", "+447400123456, Europe/London",
        "+4915112345678, Europe/Berlin", "+61212345678, Australia/Sydney",
    })
    void aNumberTellsOfAZone(String number, String zone) {
        assertEquals(
                Optional.of(ZoneId.of(zone)),
                ZoneInference.ofPhone(PhoneNumber.ofE164(number)).map(ZoneGuess::zone));
    }

    @ParameterizedTest
    @CsvSource({"+18003569377", "+15551234567", "+9991234567", "+870773111632"})
    void aNumberOfNoPlaceTellsNothing(String number) {
        assertEquals(Optional.empty(), ZoneInference.ofPhone(PhoneNumber.ofE164(number)));
    }

    @Test
    void aSplitAreaCodeKeepsAllItsZones() {
        ZoneGuess guess =
                ZoneInference.ofPhone(PhoneNumber.ofE164("+12085550100")).orElseThrow();
        assertEquals(
                List.of(ZoneId.of("America/Boise"), ZoneId.of("America/Los_Angeles")),
                guess.candidates().stream()
                        .sorted(Comparator.comparing(ZoneId::getId))
                        .toList());
        assertTrue(guess.confidence() < 60);
    }

    @Test
    void thePostalCodeDecidesInAStateOfTwoZones() {
        ZoneGuess guess = ZoneInference.infer(NOTHING.withAddress("US", "TN", "37902"));
        assertEquals(NEW_YORK, guess.zone());
        assertEquals(ZoneSource.POSTAL, guess.source());
        assertTrue(guess.isSingle());
    }

    @Test
    void anAreaCodeChoosesAmongTheZonesOfAStateButNeverOutside() {
        ZoneHints florida = NOTHING.withAddress(null, "Florida", null);
        ZoneGuess chosen = ZoneInference.infer(florida.withPhone(PhoneNumber.ofE164("+13125550100")));
        assertEquals(CHICAGO, chosen.zone());
        assertEquals(ZoneSource.ADDRESS, chosen.source());
        assertEquals(List.of(CHICAGO, NEW_YORK), chosen.candidates());

        ZoneGuess kept = ZoneInference.infer(florida.withPhone(PhoneNumber.ofE164("+13105550100")));
        assertEquals(NEW_YORK, kept.zone());
    }

    @Test
    void aForeignNumberDoesNotMoveAnAddress() {
        ZoneGuess guess = ZoneInference.infer(
                NOTHING.withAddress("US", null, null).withPhone(PhoneNumber.ofE164("+442079460018")));
        assertEquals(NEW_YORK, guess.zone());
        assertEquals(ZoneSource.ADDRESS, guess.source());
        assertTrue(guess.confidence() < 50);
    }

    @Test
    void aCountryOfOneZoneIsEnough() {
        ZoneGuess guess = ZoneInference.infer(NOTHING.withAddress("Germany", null, "10115"));
        assertEquals("Europe/Berlin", guess.zone().getId());
        assertEquals(85, guess.confidence());
    }

    @Test
    void withoutEvidenceItIsTheBusinesssOwnZone() {
        ZoneGuess guess = ZoneInference.infer(NOTHING);
        assertEquals(new ZoneGuess(NEW_YORK, ZoneSource.DEFAULT, 20, List.of(NEW_YORK)), guess);
    }

    @Test
    void sourcesKeepTheirWireNames() {
        for (ZoneSource source : ZoneSource.values()) {
            assertEquals(source, ZoneSource.ofWireName(source.wireName()));
        }
        assertEquals("lead_said", ZoneSource.LEAD_SAID.wireName());
    }

    @Test
    void confidenceHasBounds() {
        assertThrows(IllegalArgumentException.class, () -> new ZoneGuess(CHICAGO, ZoneSource.FORM, 101, List.of()));
    }
}
