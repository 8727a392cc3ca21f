package com.loctelli.texting;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of an {@code application/x-www-form-urlencoded} body, by name in order, repeated ones included. */
record Form(Map<String, List<String>> fields) {

    /** Reads a body; throws {@link IllegalArgumentException} where it is none. */
    static Form parse(String body) {
        var fields = new TreeMap<String, List<String>>();
        for (var pair : body.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                fields.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Form(fields);
    }

    /** The first value of a field; empty where it is missing or blank. */
    Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name)).map(List::getFirst).filter(value -> !value.isBlank());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
