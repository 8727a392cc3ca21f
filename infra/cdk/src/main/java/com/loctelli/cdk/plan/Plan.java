package com.loctelli.cdk.plan;

import com.loctelli.cdk.needs.Needs;
import com.loctelli.cdk.needs.NeedsReader;
import com.loctelli.cdk.plan.FunctionPlan.Every;
import com.loctelli.cdk.plan.FunctionPlan.Http;
import com.loctelli.cdk.plan.FunctionPlan.OnQueue;
import com.loctelli.cdk.plan.FunctionPlan.Path;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.surface.Route;
import com.loctelli.surface.Surface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All functions of the product, in the order of the list of ways in. */
public record Plan(List<FunctionPlan> functions) {

    public Plan {
        functions = List.copyOf(functions);
        var names = new TreeSet<String>();
        var keys = new TreeSet<String>();
        for (var function : functions) {
            if (!names.add(function.name())) {
                throw new IllegalArgumentException("two functions are called " + function.name());
            }
            if (function.way() instanceof Http http) {
                http.routes().forEach(route -> {
                    if (!keys.add(route.key())) {
                        throw new IllegalArgumentException("two functions answer " + route.key());
                    }
                });
            }
        }
    }

    /** The plan of what the product lists. */
    public static Plan ofSurface() {
        var reader = new NeedsReader();
        var out = new ArrayList<FunctionPlan>();
        var byFunction = new LinkedHashMap<Class<?>, List<Route>>();
        Stream.concat(Surface.ROUTES.stream(), Stream.of(Surface.OTHERWISE))
                .forEach(route -> byFunction
                        .computeIfAbsent(route.function(), f -> new ArrayList<>())
                        .add(route));
        byFunction.forEach((function, routes) -> out.add(http(function, routes, reader)));
        for (var binding : Surface.QUEUES) {
            out.add(new FunctionPlan(
                    binding.name(),
                    binding.feature(),
                    handler(binding.function()),
                    binding.limits(),
                    new OnQueue(binding.queue(), binding.batchSize(), binding.maxConcurrency()),
                    reader.of(binding.function())));
        }
        for (var binding : Surface.SCHEDULES) {
            out.add(new FunctionPlan(
                    binding.name(),
                    binding.feature(),
                    handler(binding.function()),
                    binding.limits(),
                    new Every(binding.every()),
                    reader.of(binding.function())));
        }
        return new Plan(relaying(out));
    }

    /** The features that have functions. */
    public SortedSet<String> features() {
        var out = new TreeSet<String>();
        functions.forEach(function -> out.add(function.feature()));
        return out;
    }

    /** The functions that are reached in one way. */
    public List<FunctionPlan> by(Class<? extends FunctionPlan.Way> way) {
        return functions.stream()
                .filter(function -> way.isInstance(function.way()))
                .toList();
    }

    /** The functions of a feature that are reached in one way. */
    public List<FunctionPlan> by(Class<? extends FunctionPlan.Way> way, String feature) {
        return by(way).stream()
                .filter(function -> function.feature().equals(feature))
                .toList();
    }

    private static FunctionPlan http(Class<?> function, List<Route> routes, NeedsReader reader) {
        var first = routes.getFirst();
        if (!routes.stream().allMatch(route -> route.access().equals(first.access()))) {
            throw new IllegalArgumentException(first.name() + " is listed with two permissions");
        }
        var needs = reader.of(function);
        if (!first.permission().isOpen()) {
            needs = needs.behindSignIn(
                    first.permission().least() != null,
                    routes.stream().anyMatch(route -> route.method().equals("POST")));
        }
        return new FunctionPlan(
                first.name(),
                first.feature(),
                handler(function),
                first.limits(),
                new Http(
                        routes.stream()
                                .map(route -> new Path(
                                        route.method(),
                                        route.path(),
                                        route.limits().perSecond()))
                                .toList(),
                        first.access()),
                needs);
    }

    /** Who sends on what its feature's other functions left behind may send where they send. */
    private static List<FunctionPlan> relaying(List<FunctionPlan> functions) {
        Map<String, Set<QueueName>> sent = new HashMap<>();
        functions.forEach(function -> sent.computeIfAbsent(function.feature(), f -> new TreeSet<>())
                .addAll(function.needs().queues()));
        return functions.stream()
                .map(function -> function.needs().relays()
                        ? with(function, function.needs().sending(sent.getOrDefault(function.feature(), Set.of())))
                        : function)
                .toList();
    }

    private static FunctionPlan with(FunctionPlan plan, Needs needs) {
        return new FunctionPlan(plan.name(), plan.feature(), plan.handler(), plan.limits(), plan.way(), needs);
    }

    private static String handler(Class<?> function) {
        return function.getName() + "::handleRequest";
    }
}
