package com.loctelli.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource({
        "Ann Lee, Ann, Lee",
        "'  Ann   Lee ', Ann, Lee",
        "Maria de la Cruz, Maria, de la Cruz",
        "Cher, Cher,",
        "'Lee, Ann Marie', Ann Marie, Lee",
        "'Lee, Dr. Ann', Ann, Lee",
        "'John Smith, Jr.', John, Smith Jr.",
        "Dr. Ann Lee, Ann, Lee",
        "Mr Prof. Ann Lee, Ann, Lee",
        "Dr, Dr,",
        "'Lee,', Lee,",
    })
    void aFullNameIsSplitAtTheFirstWord(String full, String first, String last) {
        assertEquals(Optional.of(new PersonName(first, last)), PersonName.ofFull(full));
    }

    @Test
    void nothingIsNoName() {
        assertEquals(Optional.empty(), PersonName.ofFull(" \t\n"));
        assertThrows(IllegalArgumentException.class, () -> new PersonName(" ", null));
    }

    @Test
    void eitherPartMayBeMissing() {
        assertEquals("Lee", new PersonName(null, "Lee").full());
        assertEquals("Lee", new PersonName("", "Lee").greeting());
        assertEquals("Ann", new PersonName("Ann", null).full());
        assertEquals("Ann Lee", new PersonName("Ann", "Lee").full());
        assertEquals("Ann", new PersonName("Ann", "Lee").greeting());
    }

    @Test
    void controlCharactersDoNotTravel() {
        assertEquals("Ann Marie", new PersonName("Ann\r\nMarie", null).full());
    }

    @Test
    void logsTellInitials() {
        assertEquals("A.L.", new PersonName("Ann", "Lee").toString());
        assertEquals("\uD83D\uDE00.", new PersonName("\uD83D\uDE00x", null).toString());
    }
}
