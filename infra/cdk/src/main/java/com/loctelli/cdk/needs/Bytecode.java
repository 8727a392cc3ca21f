package com.loctelli.cdk.needs;

import com.loctelli.cdk.needs.Parsed.Body;
import com.loctelli.cdk.needs.Parsed.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Our own classes as the compiler left them, each read once. Not for use by several threads at a time. */
final class Bytecode {
    private static final String OURS = "com/loctelli/";

    private final Map<String, Optional<Parsed>> known = new HashMap<>();

    /** The class; empty where it is not ours. */
    Optional<Parsed> find(String name) {
        if (!name.startsWith(OURS)) {
            return Optional.empty();
        }
        var found = known.get(name);
        if (found == null) {
            found = Optional.of(read(name));
            known.put(name, found);
        }
        return found;
    }

    private static Parsed read(String name) {
        try (var in = Bytecode.class.getClassLoader().getResourceAsStream(name + ".class")) {
            if (in == null) {
                throw new IllegalStateException("no class file of " + name);
            }
            return parsed(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parsed parsed(ClassModel model) {
        var methods = new LinkedHashMap<String, Body>();
        for (var method : model.methods()) {
            methods.put(method.methodName().stringValue() + method.methodType().stringValue(), body(method));
        }
        return new Parsed(
                model.thisClass().asInternalName(),
                model.superclass().map(entry -> entry.asInternalName()).orElse(""),
                model.interfaces().stream().map(entry -> entry.asInternalName()).toList(),
                methods);
    }

    private static Body body(MethodModel method) {
        boolean isCallable = method.flags().has(AccessFlag.PUBLIC)
                && !method.flags().has(AccessFlag.STATIC)
                && !method.flags().has(AccessFlag.ABSTRACT)
                && !method.methodName().equalsString("<init>");
        var body = new Body(
                isCallable,
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
        method.code().ifPresent(code -> code.forEach(element -> note(element, body)));
        return body;
    }

    private static void note(CodeElement element, Body body) {
        switch (element) {
            case InvokeInstruction call -> {
                var ref = new Ref(
                        call.owner().asInternalName(),
                        call.name().stringValue() + call.type().stringValue());
                boolean isFixed = call.opcode() == Opcode.INVOKESTATIC || call.opcode() == Opcode.INVOKESPECIAL;
                (isFixed ? body.fixed() : body.dispatched()).add(ref);
                if (call.opcode() == Opcode.INVOKESTATIC) {
                    body.initialised().add(ref.owner());
                }
            }
            case NewObjectInstruction made -> body.made().add(made.className().asInternalName());
            case FieldInstruction field -> {
                if (field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC) {
                    body.initialised().add(field.owner().asInternalName());
                    body.fields()
                            .add(new Ref(
                                    field.owner().asInternalName(), field.name().stringValue() + "("));
                }
            }
            case ConstantInstruction.LoadConstantInstruction constant -> {
                if (constant.constantEntry() instanceof StringEntry text) {
                    body.constants().add(text.stringValue());
                }
            }
            case InvokeDynamicInstruction dynamic -> dynamic.bootstrapArgs().forEach(arg -> note(arg, body));
            default -> {
                // Other instructions neither call nor make anything.
            }
        }
    }

    /** A lambda's body counts as called where the lambda is made: what calls it later cannot be told. */
    private static void note(ConstantDesc argument, Body body) {
        if (argument instanceof String text) {
            // The recipe of a concatenation: a name with holes.
            body.constants().add(text);
        } else if (argument instanceof DirectMethodHandleDesc handle) {
            var descriptor = handle.owner().descriptorString();
            if (!handle.owner().isClassOrInterface()) {
                return;
            }
            var owner = descriptor.substring(1, descriptor.length() - 1);
            var ref = new Ref(owner, handle.methodName() + handle.lookupDescriptor());
            switch (handle.kind()) {
                case CONSTRUCTOR -> {
                    body.made().add(owner);
                    body.fixed().add(ref);
                }
                case STATIC, INTERFACE_STATIC, SPECIAL, INTERFACE_SPECIAL -> {
                    body.fixed().add(ref);
                    body.initialised().add(owner);
                }
                case VIRTUAL, INTERFACE_VIRTUAL -> body.dispatched().add(ref);
                default -> {
                    // Fields by handle: nothing is called.
                }
            }
        }
    }
}
