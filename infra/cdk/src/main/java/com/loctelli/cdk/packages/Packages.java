package com.loctelli.cdk.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds the artefacts of the features. */
public final class Packages {
    /** One time for every entry: a zip tells what is in it, not when it was made. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Packages() {}

    /** Writes one zip a feature into the folder, from the class path that the build left in another. */
    public static SortedMap<String, Artefact> build(Collection<String> features, Path classPath, Path into) {
        var all = new ClassPath(classPath);
        var out = new TreeMap<String, Artefact>();
        features.forEach(feature -> out.put(feature, zip(feature, all.of("com.loctelli:" + feature), into)));
        return out;
    }

    private static Artefact zip(String feature, Map<String, Path> jars, Path into) {
        var file = into.resolve(feature + ".zip");
        try {
            Files.createDirectories(into);
            try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (var jar : jars.entrySet()) {
                    store(zip, "lib/" + jar.getKey(), bytes(jar.getValue()));
                }
            }
            return new Artefact(feature, file, jars.keySet().stream().toList(), Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar's own bytes; the classes of a module that has not been packaged become a jar the same way. */
    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return Files.readAllBytes(file);
        }
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream((OutputStream) out);
                var paths = Files.walk(file)) {
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                store(zip, file.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return out.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
