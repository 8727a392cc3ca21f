package com.loctelli.transfers.exports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An archive as anybody unpacks it: all members of the gzip one after the other, all entries of the tar. */
record Archive(Map<String, byte[]> entries) {

    static Archive of(byte[] bytes) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8.name())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), tar.readAllBytes());
            }
        }
        return new Archive(entries);
    }

    /** All lines of rows with their table, and of facts, in order. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        entries.forEach((name, content) -> {
            if (name.endsWith(".jsonl")) {
                var kind = name.substring(0, name.lastIndexOf('/'));
                text(content).lines().forEach(line -> lines.add(kind + " " + line));
            }
        });
        return lines.stream().sorted().toList();
    }

    /** The lines of a table. */
    List<String> rows(String table) {
        var prefix = "rows/" + table + " ";
        return lines().stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    String text() {
        var all = new StringBuilder();
        entries.forEach((name, content) -> all.append(name).append('\n').append(text(content)));
        return all.toString();
    }

    /** The files by their paths, as texts of one character a byte. */
    Map<String, String> files() {
        var files = new TreeMap<String, String>();
        entries.forEach((name, content) -> {
            if (name.startsWith("files/")) {
                files.put(name, new String(content, StandardCharsets.ISO_8859_1));
            }
        });
        return files;
    }

    /** Packs entries anew, as one member. */
    static byte[] packed(List<String> names, Map<String, byte[]> entries, UnaryOperator<String> change)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out), StandardCharsets.UTF_8.name())) {
            for (var name : names) {
                var content = change.apply(text(entries.getOrDefault(name, new byte[0])))
                        .getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(name);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
