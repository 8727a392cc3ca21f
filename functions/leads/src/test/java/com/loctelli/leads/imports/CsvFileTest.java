package com.loctelli.leads.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static final int MANY = 100_000;
    private static final String HEADER = "name,phone,note\n";

    /** A file that nobody has: its rows are made as they are read. */
    private static final class Rows extends InputStream {
        private byte[] row = HEADER.getBytes(StandardCharsets.UTF_8);
        private int at;
        private int made;
        private long given;

        static String row(int i) {
            return "Ann " + i + ",+1212736" + i + ",\"a note, with\na second line\"\n";
        }

        @Override
        public int read() {
            if (at == row.length) {
                if (made == MANY) {
                    return -1;
                }
                row = row(made++).getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            given++;
            return row[at++];
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int first = most == 0 ? -1 : read();
            if (first < 0) {
                return most == 0 ? 0 : -1;
            }
            into[from] = (byte) first;
            int more = Math.min(most - 1, row.length - at);
            System.arraycopy(row, at, into, from + 1, more);
            at += more;
            given += more;
            return more + 1;
        }
    }

    @Test
    void aHundredThousandRowsAreReadWithNoMoreThanABufferAhead() {
        var rows = new Rows();
        try (var file = CsvFile.open(rows, StandardCharsets.UTF_8)) {
            long done = HEADER.length();
            long furthest = 0;
            int read = 0;
            for (var row = file.next(); row != null; row = file.next()) {
                assertEquals("Ann " + read, row.getFirst());
                done += Rows.row(read++).length();
                furthest = Math.max(furthest, rows.given - done);
            }
            assertEquals(MANY, read);
            assertEquals(rows.given, done);
            assertTrue(furthest < 512 * 1024, "read ahead by " + furthest + " of " + done + " bytes");
        }
    }

    @Test
    void whoeverGoesOnPassesOverWhatWasWorked() {
        try (var file = CsvFile.open(new Rows(), StandardCharsets.UTF_8)) {
            file.skip(MANY - 1);
            assertEquals(
                    "Ann " + (MANY - 1), Objects.requireNonNull(file.next()).getFirst());
            assertNull(file.next());
        }
    }

    @Test
    void delimiterMarkAndEncodingAreFoundOut() {
        for (var delimiter : List.of(',', ';', '\t', '|')) {
            for (var charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252")) {
                var text = (charset.startsWith("UTF") ? "\uFEFF" : "")
                        + "Name;Größe\nJürgen Müßig, señor año niño;12,5\n".replace(';', delimiter);
                if (delimiter == ',') {
                    text = text.replace("Müßig,", "Müßig").replace("12,5", "12.5");
                }
                try (var file = opened(text.getBytes(Charset.forName(charset)))) {
                    assertEquals(delimiter, file.delimiter(), charset);
                    assertEquals(List.of("Name", "Größe"), file.header(), charset + delimiter);
                    assertTrue(Objects.requireNonNull(file.next()).getFirst().startsWith("Jürgen Müßig"), charset);
                }
            }
        }
    }

    @Test
    void theEncodingIsThatOfTheFirstLettersBeyondAscii() {
        var line = "Jürgen Müßig, señor año niño\n";
        // The letter lies in the first piece, is cut between two, or comes later.
        for (int before : List.of(100, 64 * 1024 - 2, 200_000)) {
            for (var charset : List.of("UTF-8", "windows-1252")) {
                var file = ("x".repeat(before - 1) + "\n" + line).getBytes(Charset.forName(charset));
                var found = CsvFile.charsetOf(new ByteArrayInputStream(file));
                assertTrue(new String(file, found).endsWith(line), charset + " after " + before + " as " + found);
            }
        }
        assertEquals(
                StandardCharsets.UTF_8, CsvFile.charsetOf(new Rows()), "what is ASCII to its end is UTF-8 as well");
        assertEquals(StandardCharsets.UTF_8, CsvFile.charsetOf(InputStream.nullInputStream()));
    }

    private static CsvFile opened(byte[] file) {
        return CsvFile.open(new ByteArrayInputStream(file), CsvFile.charsetOf(new ByteArrayInputStream(file)));
    }
}
