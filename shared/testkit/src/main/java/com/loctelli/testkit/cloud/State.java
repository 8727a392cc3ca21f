package com.loctelli.testkit.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * What one service knows, as a tree: in memory, and with a file also there after every change, written whole and moved
 * into place, so that a kill leaves the old state or the new one. Its owner guards it with its own lock.
 */
final class State {

    static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root;
    private final @Nullable Path file;

    private State(ObjectNode root, @Nullable Path file) {
        this.root = root;
        this.file = file;
    }

    /** Reads {@code name} in {@code directory} where both exist. */
    static State of(@Nullable Path directory, String name) {
        if (directory == null) {
            return new State(JSON.createObjectNode(), null);
        }
        var file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            var root = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
            return new State(root, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode root() {
        return root;
    }

    /** The object under {@code name}, made when missing. */
    ObjectNode child(String name) {
        return root.withObjectProperty(name);
    }

    void save() {
        if (file == null) {
            return;
        }
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            // Keys and secrets: for the owner's eyes only, where the file system knows owners.
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
