package com.loctelli.transfers.archive;

import org.jspecify.annotations.Nullable;

/**
 * What an archive says of one of its entries before its content comes.
 *
 * @param contentType of a file
 * @param sealedFor the place that a file was sealed for, whose content is here what was sealed
 */
public record Entry(
        String name,
        long length,
        @Nullable String contentType,
        @Nullable String sealedFor) {
    /** What it is and of which version, first of all. */
    public static final String HEADER = "export.json";
    /** How much there is of everything, last of all. */
    public static final String MANIFEST = "manifest.json";
    /** Before the rows, by table. */
    public static final String ROWS = "rows/";
    /** Before the routing facts. */
    public static final String FACTS = "facts/";
    /** Before the paths of files. */
    public static final String FILES = "files/";

    static final String TYPE_HEADER = "LOCTELLI.type";
    static final String SEALED_HEADER = "LOCTELLI.sealed";
}
