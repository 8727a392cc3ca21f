package com.loctelli.evals;

import com.loctelli.assistant.model.Prices;
import com.loctelli.assistant.model.Usage;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Reservation;
import com.loctelli.subaccounts.usage.TenantUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a play costs the sub-account that it is of. A sandbox counts for itself alone, and its counts are cleared with it;
 * so what a play may cost is set aside in the owner's counts of the day before it begins, and what it did cost takes its
 * place when it is over. What a play that died set aside stays counted.
 */
final class Outlay {
    /** What answering one text of the lead may read and write, in tokens; the question to who plays the lead is in it. */
    private static final Usage A_TEXT = new Usage(30_000, 1_500);

    /** That is so many times what is usual: of tokens, which are no money, the usual is set aside. */
    private static final int TIMES_USUAL = 4;

    private final Platform platform;
    private final String model;
    private final TenantUsage usage;
    private final Reservation reservation;

    private Outlay(Platform platform, String model, TenantUsage usage, Reservation reservation) {
        this.platform = platform;
        this.model = model;
        this.usage = usage;
        this.reservation = reservation;
    }

    /** Money in millionths of a US dollar, and tokens, as a sandbox counted them. */
    record Counted(long micros, long tokens) {

        /**
         * All that a sandbox counted.
         *
         * @param from before anything was played in it
         * @param to after all of it, by the clock of the stage
         */
        static Counted in(Platform platform, Tenant sandbox, Instant from, Instant to) {
            var counts = counts(platform, sandbox);
            return new Counted(counts.used(Metric.AI_MICROS, from, to), counts.used(Metric.AI_TOKENS, from, to));
        }

        Counted since(Counted before) {
            return new Counted(micros - before.micros, tokens - before.tokens);
        }
    }

    /**
     * Sets aside what a play may cost; throws {@link com.loctelli.subaccounts.usage.LimitReached} where the owner has too
     * little left.
     *
     * @param model the one that is asked
     * @param texts how many texts of the lead are answered at most
     */
    static Outlay setAside(Platform platform, Tenant owner, String model, int texts) {
        var worst = new Usage(A_TEXT.in() * texts, A_TEXT.out() * texts);
        var charges = new ArrayList<Charge>();
        long micros = Prices.of(platform.settings()).atMost(model, worst);
        if (micros > 0) {
            charges.add(new Charge(Metric.AI_MICROS, micros));
        }
        charges.add(new Charge(Metric.AI_TOKENS, (worst.in() + worst.out()) / TIMES_USUAL));
        var counts = counts(platform, owner);
        // What is played twice is paid for twice.
        return new Outlay(
                platform, model, counts, counts.reserve("play:" + platform.ids().token(), charges));
    }

    /**
     * The writes that replace what was set aside by what was spent.
     *
     * @param agent what the play's sandbox counted for the agent
     * @param lead what the model that played the lead read and wrote
     */
    List<Write> settled(Counted agent, Usage lead) {
        long micros = Prices.of(platform.settings()).atMost(model, lead);
        return usage.settle(
                reservation,
                Map.of(
                        Metric.AI_MICROS,
                        agent.micros() + micros,
                        Metric.AI_TOKENS,
                        agent.tokens() + lead.in() + lead.out()));
    }

    private static TenantUsage counts(Platform platform, Tenant tenant) {
        return new com.loctelli.subaccounts.usage.Usage(platform).of(tenant);
    }
}
