package com.loctelli.local;

import com.loctelli.kernel.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terminal, kept for what a person wants to read. The functions' own lines, one a call, go to a log file in the
 * data directory; of those only failures are told here, in a few words.
 */
final class Console {
    private static final long LARGEST_LOG = 20L << 20;
    private static final String LOG = "log.jsonl";

    private final PrintStream terminal;

    private Console(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Takes the terminal over, and gives the functions their log. */
    static Console over(PrintStream terminal, Choices choices) {
        var console = new Console(terminal);
        if (choices.find("LOCTELLI_LOG").filter("console"::equals).isEmpty()) {
            System.setOut(console.log(choices.directory()));
        }
        return console;
    }

    /** Says a line. */
    void say(String line) {
        terminal.println(line);
        terminal.flush();
    }

    private PrintStream log(@Nullable Path directory) {
        return new PrintStream(
                directory == null ? OutputStream.nullOutputStream() : file(directory), true, StandardCharsets.UTF_8) {
            @Override
            public void println(@Nullable String line) {
                super.println(line);
                if (line != null
                        && (line.contains("\"outcome\":\"failed\"") || line.contains("\"outcome\":\"retry\""))) {
                    tell(line, directory);
                }
            }
        };
    }

    private void tell(String line, @Nullable Path directory) {
        if (!(Json.readTree(line) instanceof Map<?, ?> told)) {
            return;
        }
        var why = told.get("problem") instanceof String problem
                ? problem
                : told.get("thrown") instanceof List<?> causes && !causes.isEmpty()
                        ? String.valueOf(causes.getFirst())
                        : "";
        say("! " + told.get("function") + " " + told.get("outcome") + ": " + why
                + (directory == null ? "" : " (" + LOG + ", request " + told.get("request") + ")"));
    }

    private static OutputStream file(Path directory) {
        var log = directory.resolve(LOG);
        try {
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
                Files.move(log, directory.resolve(LOG + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
