package com.loctelli.standins.carrier;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.avaje.jsonb.JsonType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of JSON appended to a file, the newest statement last; without a directory nothing is kept. */
final class Journal<T> {

    private final @Nullable Path file;
    private final JsonType<T> type;

    @GuardedBy("this")
    private boolean ready;

    Journal(@Nullable Path directory, String name, JsonType<T> type) {
        this.file = directory == null ? null : directory.resolve(name);
        this.type = type;
    }

    /** Every line so far. A last line cut short by a kill is left out. */
    List<T> lines() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            String all = Files.readString(file);
            int end = all.lastIndexOf('\n') + 1;
            if (end < all.length()) {
                Files.writeString(file, all.substring(0, end));
            }
            return all.substring(0, end).lines().map(type::fromJson).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    synchronized void append(T value) {
        if (file == null) {
            return;
        }
        try {
            Path folder = file.getParent();
            if (!ready && folder != null) {
                Files.createDirectories(folder);
                ready = true;
            }
            Files.writeString(file, type.toJson(value) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
