package com.loctelli.cdk.needs;

import com.loctelli.cdk.needs.Parsed.Body;
import com.loctelli.cdk.needs.Parsed.Ref;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that can run once a function's class is made, by rapid type analysis: a call through an interface reaches
 * the methods of those classes only that reached code makes. What code outside of ours may call back (a public method
 * of a class that implements a type of somebody else's) counts as called, so the walk may find too much, never too
 * little. It does not enter the platform's wiring, which mentions everything.
 */
final class Reach {
    private static final String WIRING = "com/loctelli/kernel/platform/";
    private static final Set<String> HARMLESS =
            Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum", "java/lang/Comparable", "");

    private final Bytecode bytecode;
    private final Set<String> closed;
    private final ArrayDeque<Ref> open = new ArrayDeque<>();
    private final Set<Ref> reached = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> initialised = new HashSet<>();
    private final Map<String, Set<String>> dispatched = new HashMap<>();

    /** Calls by the method that makes them. */
    final Map<Ref, Set<Ref>> calls = new HashMap<>();

    final Set<String> constants = new HashSet<>();
    final Set<Ref> fields = new HashSet<>();

    /** @param closed classes (internal names) whose methods are named where they are called, and not entered */
    Reach(Bytecode bytecode, Set<String> closed) {
        this.bytecode = bytecode;
        this.closed = closed;
    }

    /** Walks from the making of a class. */
    Reach from(String root) {
        make(root);
        bytecode.find(root)
                .ifPresent(parsed -> parsed.methods().keySet().stream()
                        .filter(method -> method.startsWith("<init>"))
                        .forEach(method -> enter(new Ref(root, method))));
        return walk();
    }

    /** Counts a class as made: the ports' implementations, which the wiring makes. */
    Reach having(String name) {
        make(name);
        return this;
    }

    private Reach walk() {
        while (!open.isEmpty()) {
            var ref = open.poll();
            var body = bytecode.find(ref.owner()).orElseThrow().methods().get(ref.method());
            if (body != null) {
                read(ref, body);
            }
        }
        return this;
    }

    private void read(Ref by, Body body) {
        constants.addAll(body.constants());
        fields.addAll(body.fields());
        var out = new HashSet<>(body.fixed());
        out.addAll(body.dispatched());
        calls.put(by, out);
        body.initialised().forEach(this::initialise);
        body.made().forEach(this::make);
        body.fixed().forEach(this::enterFixed);
        body.dispatched().forEach(this::dispatch);
    }

    /** Enters the method where it is, which may be a parent of the class that the call names. */
    private void enterFixed(Ref ref) {
        declaring(ref.owner(), ref.method()).ifPresent(owner -> enter(new Ref(owner, ref.method())));
    }

    private void dispatch(Ref ref) {
        enterFixed(ref);
        if (dispatched.computeIfAbsent(ref.method(), m -> new HashSet<>()).add(ref.owner())) {
            for (var name : List.copyOf(made)) {
                if (kin(name).contains(ref.owner())) {
                    enterFixed(new Ref(name, ref.method()));
                }
            }
        }
    }

    private void make(String name) {
        var parsed = bytecode.find(name);
        if (parsed.isEmpty() || name.startsWith(WIRING) || !made.add(name)) {
            return;
        }
        initialise(name);
        var kin = kin(name);
        boolean isForeign = kin.stream().anyMatch(type -> bytecode.find(type).isEmpty() && !HARMLESS.contains(type));
        for (var type : kin) {
            bytecode.find(type)
                    .ifPresent(one -> one.methods().forEach((method, body) -> {
                        var owners = dispatched.getOrDefault(method, Set.of());
                        if ((isForeign && body.isCallable()) || owners.stream().anyMatch(kin::contains)) {
                            enterFixed(new Ref(name, method));
                        }
                    }));
        }
    }

    private void initialise(String name) {
        if (bytecode.find(name).isPresent() && initialised.add(name)) {
            enter(new Ref(name, "<clinit>()V"));
        }
    }

    private void enter(Ref ref) {
        if (!ref.owner().startsWith(WIRING) && !closed.contains(ref.owner()) && reached.add(ref)) {
            open.add(ref);
        }
    }

    private java.util.Optional<String> declaring(String owner, String method) {
        return kin(owner).stream()
                .filter(type -> bytecode.find(type)
                        .map(parsed -> parsed.methods().containsKey(method))
                        .orElse(false))
                .findFirst();
    }

    /** The class, its parents and all their interfaces, nearest first. */
    private List<String> kin(String name) {
        var out = new ArrayList<String>();
        var waiting = new ArrayDeque<String>(List.of(name));
        while (!waiting.isEmpty()) {
            var next = waiting.poll();
            if (out.contains(next)) {
                continue;
            }
            out.add(next);
            bytecode.find(next).ifPresent(parsed -> {
                waiting.addFirst(parsed.parent());
                waiting.addAll(parsed.interfaces());
            });
        }
        return out;
    }
}
