package com.loctelli.strategies.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void theyAreCountedAsTheModelsOwnVocabularyHasThem() {
        assertEquals(2, Tokens.of("gpt-4o-mini").in("Hello world"));
    }

    @Test
    void aModelThatIsNotKnownYetIsCountedTooAndNothingInAWordIsACommand() {
        assertTrue(Tokens.of("a-model-of-tomorrow").in("<|endoftext|>") > 1);
    }
}
