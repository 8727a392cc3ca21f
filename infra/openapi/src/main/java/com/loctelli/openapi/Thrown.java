package com.loctelli.openapi;

import com.loctelli.kernel.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which problem types an endpoint can answer with, found in its compiled code: every constant that the methods it
 * calls, directly or through others of ours, mention. It may name one too many, never one too few of those that are
 * thrown on the way.
 */
final class Thrown {
    private static final String OURS = "com/loctelli/";
    private static final String TYPE = "L" + ProblemType.class.getName().replace('.', '/') + ";";

    private record Method(String owner, String name, String descriptor) {}

    private record Constant(String owner, String name) {}

    private record Mentions(List<Method> calls, Set<Constant> constants) {}

    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
    private final Map<Method, Mentions> mentions = new HashMap<>();

    /** The types, by status and name. */
    synchronized Set<ProblemType> by(Class<?> endpoint) {
        var waiting = new ArrayDeque<Method>();
        var seen = new HashSet<Method>();
        var found = new HashSet<Constant>();
        var name = endpoint.getName().replace('.', '/');
        model(name)
                .ifPresent(model -> model.methods().stream()
                        .filter(method -> method.methodName().equalsString("handle"))
                        .forEach(method -> waiting.add(
                                new Method(name, "handle", method.methodType().stringValue()))));
        while (!waiting.isEmpty()) {
            var method = waiting.remove();
            if (seen.add(method)) {
                var mentioned = mentions.computeIfAbsent(method, this::read);
                found.addAll(mentioned.constants());
                waiting.addAll(mentioned.calls());
            }
        }
        var types = new TreeSet<>(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::name));
        found.forEach(constant -> types.add(value(constant)));
        return types;
    }

    private Mentions read(Method method) {
        var calls = new ArrayList<Method>();
        var constants = new HashSet<Constant>();
        find(method)
                .flatMap(MethodModel::code)
                .ifPresent(code -> code.forEach(element -> {
                    switch (element) {
                        case InvokeInstruction call ->
                            add(
                                    calls,
                                    call.owner().asInternalName(),
                                    call.name().stringValue(),
                                    call.type().stringValue());
                        case FieldInstruction field -> {
                            if (field.type().equalsString(TYPE)
                                    && field.owner().asInternalName().startsWith(OURS)
                                    && isConstant(field)) {
                                constants.add(new Constant(
                                        field.owner().asInternalName(),
                                        field.name().stringValue()));
                            }
                        }
                        case InvokeDynamicInstruction lambda ->
                            lambda.bootstrapArgs().forEach(argument -> {
                                if (argument instanceof DirectMethodHandleDesc handle) {
                                    var owner = handle.owner().descriptorString();
                                    add(
                                            calls,
                                            owner.substring(1, owner.length() - 1),
                                            handle.methodName(),
                                            handle.lookupDescriptor());
                                }
                            });
                        default -> {}
                    }
                }));
        return new Mentions(calls, constants);
    }

    private static boolean isConstant(FieldInstruction field) {
        return field.opcode() == java.lang.classfile.Opcode.GETSTATIC;
    }

    private static void add(List<Method> calls, String owner, String name, String descriptor) {
        if (owner.startsWith(OURS)) {
            calls.add(new Method(owner, name, descriptor));
        }
    }

    /** The method itself, or the one that it inherits from a class of ours. */
    private Optional<MethodModel> find(Method method) {
        for (var model = model(method.owner());
                model.isPresent();
                model = model.get().superclass().flatMap(parent -> model(parent.asInternalName()))) {
            var own = model.get().methods().stream()
                    .filter(candidate -> candidate.methodName().equalsString(method.name())
                            && candidate.methodType().equalsString(method.descriptor()))
                    .findFirst();
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    private Optional<ClassModel> model(String name) {
        if (!name.startsWith(OURS)) {
            return Optional.empty();
        }
        var known = classes.get(name);
        if (known == null) {
            known = parse(name);
            classes.put(name, known);
        }
        return known;
    }

    private static Optional<ClassModel> parse(String name) {
        try (var in = Thrown.class.getResourceAsStream("/" + name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemType value(Constant constant) {
        try {
            var field = Class.forName(constant.owner().replace('/', '.')).getDeclaredField(constant.name());
            field.setAccessible(true);
            return (ProblemType) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constant + " is mentioned and not there", e);
        }
    }
}
