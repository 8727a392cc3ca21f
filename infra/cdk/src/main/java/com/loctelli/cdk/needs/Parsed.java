package com.loctelli.cdk.needs;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the walk has to know of one compiled class. Names are internal, as {@code com/loctelli/leads/Leads}. */
record Parsed(String name, String parent, List<String> interfaces, Map<String, Body> methods) {

    /** The class and the method that an instruction names; {@code method} is the name with its descriptor. */
    record Ref(String owner, String method) {
        /** The name without the descriptor. */
        String simple() {
            return method.substring(0, method.indexOf('('));
        }
    }

    /** What one method does, as far as it matters here. */
    record Body(
            boolean isCallable,
            Set<Ref> fixed,
            Set<Ref> dispatched,
            Set<String> made,
            Set<String> initialised,
            Set<String> constants,
            Set<Ref> fields) {}
}
