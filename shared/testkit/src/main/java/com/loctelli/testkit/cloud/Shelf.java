package com.loctelli.testkit.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where objects lie: their list in memory, their bytes in memory or on disk. On disk an object is one file, a line of
 * JSON before the bytes, named by its key's hash and moved into place whole, so a kill leaves no half of one.
 */
final class Shelf {

    /** What is known of an object besides its bytes; headers are those a reader gets back. */
    record Entry(String key, Map<String, String> headers, String etag, Instant modified, long size) {}

    private final @Nullable Path directory;
    private final NavigableMap<String, Entry> objects = new TreeMap<>();
    private final Map<String, byte[]> inMemory = new HashMap<>();

    Shelf(@Nullable Path directory) {
        this.directory = directory;
        if (directory != null) {
            load(directory);
        }
    }

    /** Keeps an object; false when {@code onlyNew} and one is there. */
    synchronized boolean put(String key, Map<String, String> headers, byte[] bytes, Instant now, boolean onlyNew) {
        if (onlyNew && objects.containsKey(key)) {
            return false;
        }
        var entry = new Entry(key, Map.copyOf(headers), etag(bytes), now, bytes.length);
        if (directory == null) {
            inMemory.put(key, bytes);
        } else {
            write(directory, entry, bytes);
        }
        objects.put(key, entry);
        return true;
    }

    synchronized Optional<Entry> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    synchronized byte[] bytes(Entry entry) {
        if (directory == null) {
            return inMemory.getOrDefault(entry.key(), new byte[0]);
        }
        try {
            var all = Files.readAllBytes(file(directory, entry.key()));
            var bytes = new byte[(int) entry.size()];
            System.arraycopy(all, all.length - bytes.length, bytes, 0, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void remove(String key) {
        inMemory.remove(key);
        if (objects.remove(key) != null && directory != null) {
            try {
                Files.deleteIfExists(file(directory, key));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Entries whose key starts with {@code prefix} and comes after {@code after}, in the keys' order. */
    synchronized List<Entry> list(String prefix, String after, int limit) {
        return objects.tailMap(prefix.compareTo(after) > 0 ? prefix : after, true).values().stream()
                .filter(entry -> entry.key().compareTo(after) > 0)
                .takeWhile(entry -> entry.key().startsWith(prefix))
                .limit(limit)
                .toList();
    }

    private void load(Path from) {
        try {
            Files.createDirectories(from);
            try (var files = Files.newDirectoryStream(from, "*.object")) {
                for (var file : files) {
                    try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                        var entry = read(State.JSON.readTree(lines.readLine().getBytes(StandardCharsets.ISO_8859_1)));
                        objects.put(entry.key(), entry);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry read(JsonNode json) {
        var headers = new TreeMap<String, String>();
        json.path("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        return new Entry(
                json.path("key").asText(),
                headers,
                json.path("etag").asText(),
                Instant.parse(json.path("modified").asText()),
                json.path("size").asLong());
    }

    private static void write(Path directory, Entry entry, byte[] bytes) {
        var json = State.JSON.createObjectNode().put("key", entry.key());
        json.put("etag", entry.etag())
                .put("modified", entry.modified().toString())
                .put("size", entry.size());
        var headers = json.putObject("headers");
        entry.headers().forEach(headers::put);
        var file = file(directory, entry.key());
        var next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try (var out = Files.newOutputStream(next)) {
                out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
                out.write(bytes);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path directory, String key) {
        return directory.resolve(hash("SHA-256", key.getBytes(StandardCharsets.UTF_8)) + ".object");
    }

    private static String etag(byte[] bytes) {
        return '"' + hash("MD5", bytes) + '"';
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
