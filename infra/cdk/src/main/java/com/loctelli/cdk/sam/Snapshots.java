package com.loctelli.cdk.sam;

import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.Every;
import com.loctelli.cdk.plan.FunctionPlan.Http;
import com.loctelli.cdk.plan.Plan;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which functions start from a snapshot. That takes a version and an alias each, two resources of the one stack's 500, so
 * where there are not enough for all, those go first for whom somebody waits: the workers that answer leads, then what
 * anyone calls, the tenants' people, and the agency's. Schedules go without.
 */
final class Snapshots {
    /** What a stack may have, less a little for what SAM adds of its own. */
    private static final int RESOURCES = 490;
    /** The key, buckets, secrets, topics, roles and the API: everything that there is once. */
    private static final int ONCE = 37;

    private final Set<String> names;

    Snapshots(Plan plan) {
        long others = ONCE
                + TableName.values().length
                + 2L * QueueName.values().length
                + plan.features().size()
                + plan.functions().stream()
                        .filter(function -> !(function.way() instanceof Http))
                        .count();
        this.names = plan.functions().stream()
                .filter(function -> !(function.way() instanceof Every))
                .sorted(Comparator.comparingInt(Snapshots::order))
                .limit(Math.max(0, (RESOURCES - others - plan.functions().size()) / 2))
                .map(FunctionPlan::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean has(FunctionPlan function) {
        return names.contains(function.name());
    }

    private static int order(FunctionPlan function) {
        return function.way() instanceof Http http
                ? switch (http.access().permission()) {
                    case PUBLIC, WEBHOOK -> 1;
                    case VIEW, WORK -> 2;
                    case MANAGE -> 3;
                    default -> 4;
                }
                : 0;
    }
}
