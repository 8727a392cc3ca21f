package com.loctelli.cdk.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a module needs at run time, from what Maven wrote of this module: its tree with every edge, and the file of every
 * artefact. This module depends on all features, so each feature's class path is a part of its own, at the same
 * versions.
 */
final class ClassPath {
    private static final Pattern LINE =
            Pattern.compile("\\s*([\\w.-]+):([\\w.-]+):jar:(?:[\\w.-]+:)?[\\w.-]+:(?:compile|runtime):(\\S+).*");

    private final Map<String, Set<String>> edges = new HashMap<>();
    private final Map<String, Path> files = new HashMap<>();

    /** @param folder where the build left {@code tree.json} and {@code files.txt} */
    ClassPath(Path folder) {
        try {
            read(new ObjectMapper().readTree(folder.resolve("tree.json").toFile()), null);
            for (var line : Files.readAllLines(folder.resolve("files.txt"))) {
                var match = LINE.matcher(line.replaceAll("\u001b\\[[;\\d]*m", ""));
                if (match.matches()) {
                    files.put(match.group(1) + ":" + match.group(2), Path.of(match.group(3)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the build has not written the class path to " + folder, e);
        }
    }

    /** The files that the module needs to run, itself among them, by file name. */
    Map<String, Path> of(String module) {
        var out = new TreeMap<String, Path>();
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<String>(List.of(module));
        while (!waiting.isEmpty()) {
            var next = waiting.poll();
            var file = files.get(next);
            if (file != null && seen.add(next)) {
                out.put(Files.isDirectory(file) ? next.substring(next.indexOf(':') + 1) + ".jar" : name(file), file);
                waiting.addAll(edges.getOrDefault(next, Set.of()));
            }
        }
        if (out.isEmpty()) {
            throw new IllegalStateException(module + " is not on this module's class path");
        }
        return out;
    }

    private void read(JsonNode node, @Nullable String parent) {
        var id = node.path("groupId").asText() + ":" + node.path("artifactId").asText();
        var scope = node.path("scope").asText();
        if (parent != null && (scope.equals("test") || scope.equals("provided"))) {
            return;
        }
        if (parent != null) {
            edges.computeIfAbsent(parent, p -> new HashSet<>()).add(id);
        }
        node.path("children").forEach(child -> read(child, id));
    }

    private static String name(Path file) {
        return file.getName(file.getNameCount() - 1).toString();
    }
}
