package com.loctelli.assistant.budget;

import com.loctelli.assistant.model.Prices;
import com.loctelli.assistant.model.Usage;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.LimitReached;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Reservation;
import com.loctelli.subaccounts.usage.Spent;
import com.loctelli.subaccounts.usage.TenantUsage;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one turn, or one question outside of a turn, sets aside and spends. Used by one thread. */
public final class Spending {
    private static final int USUAL_BYTES_PER_TOKEN = 4;
    private static final String NOTICE = "BUDGET#NOTICE";

    private final Platform platform;
    private final Tenant tenant;
    private final TenantUsage usage;
    private final Prices prices;
    private final Spent spent;
    private final Stage stage;
    private final @Nullable BudgetNotice noticed;
    private @Nullable Reservation reservation;

    private Spending(
            Platform platform,
            Tenant tenant,
            TenantUsage usage,
            Spent spent,
            Stage stage,
            @Nullable BudgetNotice noticed) {
        this.platform = platform;
        this.tenant = tenant;
        this.usage = usage;
        this.prices = Prices.of(platform.settings());
        this.spent = spent;
        this.stage = stage;
        this.noticed = noticed;
    }

    /** Adds to a read what {@link #open} needs, so that it costs no trip of its own. */
    public static BatchRead want(Platform platform, Tenant tenant, BatchRead batch) {
        return usage(platform, tenant, null).want(batch, Metric.AI_MICROS).want(TableName.ASSISTANT, NOTICE);
    }

    /** How the tenant's budget stands, from the answer of that read. */
    public static Spending open(
            Platform platform, Tenant tenant, BatchRead.Answer answer, @Nullable SubAccount business) {
        var usage = usage(platform, tenant, business);
        var spent = usage.spent(answer, Metric.AI_MICROS, business);
        var settings = business == null ? SubAccountSettings.DEFAULTS : business.settings();
        return new Spending(
                platform,
                tenant,
                usage,
                spent,
                Stage.of(spent, settings.budgets()),
                answer.find(TableName.ASSISTANT, NOTICE, BudgetNotice.class)
                        .map(Stored::value)
                        .orElse(null));
    }

    /** How the tenant's budget stands, in a read of its own. */
    public static Spending read(Platform platform, Tenant tenant) {
        var answer = want(platform, tenant, platform.database().batch(tenant))
                .want(TableName.SUBACCOUNTS, SubAccounts.KEY)
                .read();
        var business = answer.find(TableName.SUBACCOUNTS, SubAccounts.KEY, SubAccount.class)
                .map(Stored::value)
                .orElse(null);
        return open(platform, tenant, answer, business);
    }

    /** What the agent still does. */
    public Stage stage() {
        return stage;
    }

    /** How much is used, and how much may be. */
    public Spent spent() {
        return spent;
    }

    /** The notice that was written last, or null. */
    public @Nullable BudgetNotice noticed() {
        return noticed;
    }

    /**
     * Sets aside the worst that it can cost; false where there is too little left for it.
     *
     * @param id the turn's own name: a turn that runs twice sets aside twice
     * @param models those that may come to be asked
     * @param worst the most tokens it can read and write
     * @param round the most of one answer: of tokens, which are no money, a usual turn is set aside and not the worst
     */
    public boolean reserve(String id, List<String> models, Usage worst, Usage round) {
        return reserve(id, models, worst, round, List.of());
    }

    /**
     * The same, with further writes in its transaction; what their refusal means is thrown.
     *
     * @param alongside made only where there is enough
     */
    public boolean reserve(String id, List<String> models, Usage worst, Usage round, List<Write> alongside) {
        var charges = new ArrayList<Charge>();
        long micros = dearest(models, worst);
        if (micros > 0) {
            charges.add(new Charge(Metric.AI_MICROS, micros));
        }
        charges.add(new Charge(Metric.AI_TOKENS, Math.max(1, (round.in() + round.out()) / USUAL_BYTES_PER_TOKEN)));
        try {
            reservation = usage.reserve(id, charges, alongside);
            return true;
        } catch (Problem problem) {
            if (LimitReached.is(problem)) {
                return false;
            }
            throw problem;
        }
    }

    /**
     * The writes that replace what was set aside by what was spent, for the transaction that ends the turn. Where several
     * models spoke, all of it is counted at the dearest.
     */
    public List<Write> settled(Collection<String> models, Usage used) {
        var writes = new ArrayList<Write>();
        var kept = reservation;
        if (kept != null) {
            var amounts = new EnumMap<Metric, Long>(Metric.class);
            amounts.put(Metric.AI_MICROS, dearest(models, used));
            amounts.put(Metric.AI_TOKENS, used.in() + used.out());
            writes.addAll(usage.settle(kept, amounts));
        }
        var today =
                platform.clock().now().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        if (stage != Stage.NORMAL && (noticed == null || !noticed.covers(stage, today))) {
            var notice = new BudgetNotice(
                    stage, spent.percent(), today, platform.clock().now());
            writes.add(platform.database().table(TableName.ASSISTANT).of(tenant).put(NOTICE, notice, Actor.SYSTEM));
        }
        return writes;
    }

    private long dearest(Collection<String> models, Usage used) {
        return models.stream()
                .mapToLong(model -> prices.atMost(model, used))
                .max()
                .orElse(0);
    }

    private static TenantUsage usage(Platform platform, Tenant tenant, @Nullable SubAccount business) {
        var all = new com.loctelli.subaccounts.usage.Usage(platform);
        return business == null ? all.of(tenant) : all.of(tenant, business);
    }
}
