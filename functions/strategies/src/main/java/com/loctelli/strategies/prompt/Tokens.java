package com.loctelli.strategies.prompt;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts the tokens that a model reads. The vocabulary is loaded when something is counted first, and kept. */
final class Tokens {
    private static final class Vocabularies {
        static final EncodingRegistry ALL = Encodings.newLazyEncodingRegistry();

        private Vocabularies() {}
    }

    private final Encoding encoding;

    private Tokens(Encoding encoding) {
        this.encoding = encoding;
    }

    /** By the model's vocabulary; by that of the newest models where the model is not known. */
    static Tokens of(String model) {
        return new Tokens(Vocabularies.ALL
                .getEncodingForModel(model)
                .orElseGet(() -> Vocabularies.ALL.getEncoding(EncodingType.O200K_BASE)));
    }

    /** How many tokens the text is; marks that mean something to a model are text like any other. */
    int in(String text) {
        return encoding.countTokensOrdinary(text);
    }
}
