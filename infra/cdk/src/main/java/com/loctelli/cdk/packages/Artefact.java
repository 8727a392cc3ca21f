package com.loctelli.cdk.packages;

import java.nio.file.Path;
import java.util.List;

/**
 * A feature's zip.
 *
 * @param jars the names of the jars under {@code lib/}
 * @param bytes how large the zip is; its entries are stored, so it takes no more when it is unpacked
 */
public record Artefact(String feature, Path file, List<String> jars, long bytes) {
    /** What Lambda takes of a function's code, unpacked. */
    public static final long LARGEST = 250L * 1024 * 1024;

    public Artefact {
        jars = List.copyOf(jars);
    }
}
