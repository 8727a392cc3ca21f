package com.loctelli.campaigns;

import com.loctelli.campaigns.totals.Counters;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign holds itself.
 *
 * @param optOutPct the share of people saying no, in per cent of the texts whose fate is known, from which it is held
 * @param errorPct the share of texts that did not arrive from which it is held
 * @param minSent how many fates must be known before either is judged
 */
@Json
@Valid
public record AutoPause(
        @Range(min = 1, max = 100) int optOutPct,
        @Range(min = 1, max = 100) int errorPct,
        @Range(min = 1, max = 100_000) int minSent) {
    /** What holds where nothing was said. */
    public static final AutoPause USUAL = new AutoPause(2, 5, 100);

    /** Why the campaign is to be held, or null. */
    @Nullable
    public String judge(Counters counters) {
        long told = counters.told();
        if (told < minSent) {
            return null;
        }
        if (counters.optedOut() * 100 >= told * optOutPct) {
            return "opt_outs";
        }
        return (counters.failed() + counters.undelivered()) * 100 >= told * errorPct ? "errors" : null;
    }
}
