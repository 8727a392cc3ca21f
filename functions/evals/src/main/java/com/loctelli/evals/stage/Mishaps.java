package com.loctelli.evals.stage;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on a stage, in percent.
 *
 * @param duplicatePct how many messages are delivered twice
 * @param lostHintPct how many messages that say a turn is due are lost, for the sweep to bring again
 * @param slotTakenPct how often somebody else takes an offered time before the lead answers
 * @param latePct how many messages are overtaken by others that were sent later
 * @param lostAnswerPct how many of the carrier's answers nobody hears: it has the text, or has it not
 */
@Json
@Valid
public record Mishaps(
        @Nullable @Min(0) @Max(100) Integer duplicatePct,
        @Nullable @Min(0) @Max(100) Integer lostHintPct,
        @Nullable @Min(0) @Max(100) Integer slotTakenPct,
        @Nullable @Min(0) @Max(100) Integer latePct,
        @Nullable @Min(0) @Max(100) Integer lostAnswerPct) {

    /** Nothing goes wrong. */
    public static final Mishaps NONE = new Mishaps(0, 0, 0, 0, 0);

    boolean isDuplicate(Random random) {
        return falls(random, duplicatePct);
    }

    boolean isLostHint(Random random) {
        return falls(random, lostHintPct);
    }

    boolean isLate(Random random) {
        return falls(random, latePct);
    }

    boolean isAnswerLost(Random random) {
        return falls(random, lostAnswerPct);
    }

    /** Whether somebody else is faster this time. */
    public boolean isSlotTaken(Random random) {
        return falls(random, slotTakenPct);
    }

    private static boolean falls(Random random, @Nullable Integer percent) {
        return percent != null && percent > 0 && random.nextInt(100) < percent;
    }
}
