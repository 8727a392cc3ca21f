package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * How much money may be spent, in millionths of a US dollar; zero is none.
 *
 * @param warnPct from which share of a budget on its use is warned of
 * @param degrade what happens to the agent when the AI budget is spent
 */
@Json
public record Budgets(
        Long aiMicrosPerDay,
        Long aiMicrosPerMonth,
        Long smsMicrosPerDay,
        Long smsMicrosPerMonth,
        Integer warnPct,
        Degrade degrade) {
    private static final long DOLLAR = 1_000_000;

    /** Fills in what is missing in what was stored. */
    public Budgets {
        aiMicrosPerDay = Objects.requireNonNullElse(aiMicrosPerDay, 10 * DOLLAR);
        aiMicrosPerMonth = Objects.requireNonNullElse(aiMicrosPerMonth, 200 * DOLLAR);
        smsMicrosPerDay = Objects.requireNonNullElse(smsMicrosPerDay, 10 * DOLLAR);
        smsMicrosPerMonth = Objects.requireNonNullElse(smsMicrosPerMonth, 200 * DOLLAR);
        warnPct = Objects.requireNonNullElse(warnPct, 80);
        degrade = Objects.requireNonNullElse(degrade, Degrade.SUGGEST_ONLY);
    }

    /** What happens to the agent when the AI budget is spent. */
    public enum Degrade {
        /** It goes on with a cheaper model. */
        CHEAPER_MODEL,
        /** It only suggests answers to a person. */
        SUGGEST_ONLY,
        /** It stops. */
        STOP;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
