package com.loctelli.kernel.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The wrong fields of one request, gathered by all who have a rule for it, so that one answer names every one. */
public final class Faults {
    private final List<FieldError> errors = new ArrayList<>();

    /** A field whose value breaks a rule; a pointer of which a fault is known already is not named twice. */
    public Faults value(String pointer, String sentence) {
        return addAll(List.of(new FieldError(pointer, "value", sentence)));
    }

    /** The same, where the rule does not hold. */
    public Faults unless(boolean holds, String pointer, String sentence) {
        return holds ? this : value(pointer, sentence);
    }

    /** Adds what somebody found, several faults of a field too, unless that field's are known from others. */
    public Faults addAll(List<FieldError> found) {
        var known = errors.stream().map(FieldError::pointer).collect(Collectors.toSet());
        found.stream().filter(error -> !known.contains(error.pointer())).forEach(errors::add);
        return this;
    }

    /** Runs a rule that refuses by throwing, and keeps which fields it refused; every other problem goes on. */
    public Faults of(Runnable rule) {
        try {
            rule.run();
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.INVALID_REQUEST)
                    || problem.errors().isEmpty()) {
                throw problem;
            }
            addAll(problem.errors());
        }
        return this;
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** The wrong fields, in the order found. */
    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /** Throws the 400 that names them, where there are any. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(errors);
        }
    }
}
