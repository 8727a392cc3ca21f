package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a suppression rests on where it rests on readings of a person's own words alone: each may turn out to
 * be a mistake, and texting goes on where all of them were.
 *
 * @param causes what each was read as, as a suppression's cause, by the carrier's id of the text
 * @param seq the ledger's last event that is of them: whatever comes after it, nobody misread
 * @param before what the ledger says of consent without them, null for nothing
 */
@Json
public record Readings(
        Map<String, String> causes, long seq, @Nullable ConsentHead before) {
    /** More of them in a row, and nobody who judged one, are certain together. */
    private static final int MOST = 10;

    public Readings {
        causes = Map.copyOf(causes);
    }

    static Readings first(String text, String cause, long seq, @Nullable ConsentHead before) {
        return new Readings(Map.of(text, cause), seq, before);
    }

    boolean has(String text) {
        return causes.containsKey(text);
    }

    /** With one more; null where they are certain now. */
    @Nullable
    Readings and(String text, String cause, long event) {
        var all = new HashMap<>(causes);
        all.put(text, cause);
        return all.size() > MOST ? null : new Readings(all, event, before);
    }

    /** Without one that was a mistake, by the event that says so; null where none is left. */
    @Nullable
    Readings without(String text, long event) {
        var left = new HashMap<>(causes);
        left.remove(text);
        return left.isEmpty() ? null : new Readings(left, event, before);
    }

    /** With what was said besides them of a part of the texts. */
    Readings besides(ConsentEvent said) {
        return new Readings(
                causes, said.seq(), new ConsentHead(said.seq(), said.hash(), said.kind(), said.scope(), null));
    }

    /** The cause of all of them: whose number it is goes before what its owner wants. */
    String cause() {
        return causes.containsValue(Revocation.WRONG_NUMBER.cause())
                ? Revocation.WRONG_NUMBER.cause()
                : Revocation.NO_MORE.cause();
    }
}
