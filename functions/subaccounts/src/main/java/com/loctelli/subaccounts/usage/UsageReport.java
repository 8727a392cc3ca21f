package com.loctelli.subaccounts.usage;

import com.loctelli.access.users.Standing;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what a tenant has used: four reads, however much was counted. */
final class UsageReport {
    private static final int MOST = 500;

    private final Platform platform;

    @Inject
    UsageReport(Platform platform) {
        this.platform = platform;
    }

    /** @param wanted {@code 2026-03}, or null for the present month */
    UsageView of(Tenant tenant, @Nullable String wanted) {
        var terms = Terms.read(platform, tenant);
        var present = YearMonth.from(terms.today());
        var month = wanted == null ? present : parsed(wanted);
        var stripes = new Stripes(
                platform.database(),
                platform.database().table(TableName.SUBACCOUNTS).of(tenant));
        var stocks = byMetric(stripes.query(UsageKeys.stocks(), MOST));
        var flows = byMetric(stripes.query(UsageKeys.flows(month), MOST));
        var told = new ArrayList<UsageView.Stock>();
        told.add(users(tenant, terms));
        metrics(false)
                .forEach(metric -> told.add(new UsageView.Stock(
                        metric.wire(), used(stocks.getOrDefault(metric.wire(), List.of())), terms.most(metric))));
        return new UsageView(
                month.toString(),
                terms.zone().getId(),
                told,
                metrics(true).stream()
                        .map(metric -> flow(
                                metric,
                                flows.getOrDefault(metric.wire(), List.of()),
                                month,
                                month.equals(present) ? terms : null,
                                terms))
                        .toList());
    }

    private UsageView.Stock users(Tenant tenant, Terms terms) {
        var users = Standing.of(platform, tenant).users();
        return new UsageView.Stock(
                "users",
                Objects.requireNonNullElse(users, 0),
                terms.settings().limits().users());
    }

    private static UsageView.Flow flow(
            Metric metric, List<Stripe> stripes, YearMonth month, @Nullable Terms present, Terms terms) {
        var days = new TreeMap<String, Long>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            var date = month.atDay(day);
            long used = stripes.stream()
                    .mapToLong(stripe -> stripe.on(UsageKeys.day(date)))
                    .sum();
            if (used != 0) {
                days.put(date.toString(), used);
            }
        }
        return new UsageView.Flow(
                metric.wire(),
                limit(terms.mostPerDay(metric)),
                limit(terms.most(metric)),
                used(stripes),
                present == null ? null : days.getOrDefault(present.today().toString(), 0L),
                present == null ? null : present.startOfTomorrow(),
                present == null ? null : present.startOfNextMonth(),
                days);
    }

    private static List<Metric> metrics(boolean isFlow) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.isFlow() == isFlow)
                .toList();
    }

    private static Map<String, List<Stripe>> byMetric(List<Stored<Stripe>> stripes) {
        return stripes.stream()
                .collect(Collectors.groupingBy(
                        stored -> UsageKeys.metric(stored.sk()),
                        Collectors.mapping(Stored::value, Collectors.toList())));
    }

    private static long used(List<Stripe> stripes) {
        return stripes.stream().mapToLong(Stripe::used).sum();
    }

    private static @Nullable Long limit(long most) {
        return most == Metric.NO_LIMIT ? null : most;
    }

    private static YearMonth parsed(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException _) {
            throw Problem.field("/month", "value", "must be a month such as 2026-03");
        }
    }
}
