package com.loctelli.leads.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** A table in a text file, read a row at a time. What parts its columns is found out, and how it is encoded. */
final class CsvFile implements AutoCloseable {
    private static final int HEAD = 64 * 1024;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LOOKED_AT = 20;
    private static final int LONGEST_FIELD = 100_000;

    private final Charset charset;
    private final char delimiter;
    private final List<String> header;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;

    private CsvFile(Charset charset, char delimiter, CsvReader<CsvRecord> reader) {
        this.charset = charset;
        this.delimiter = delimiter;
        this.reader = reader;
        this.rows = reader.iterator();
        this.header = rows.hasNext()
                ? rows.next().getFields().stream().map(String::strip).toList()
                : List.of();
    }

    /**
     * How the file is encoded, judged by its first letters beyond ASCII: what comes before them looks the same in most
     * encodings. The stream is closed.
     */
    static Charset charsetOf(InputStream stream) {
        try (stream) {
            var piece = stream.readNBytes(HEAD);
            while (piece.length == HEAD && isAscii(piece)) {
                piece = stream.readNBytes(HEAD);
            }
            // The first such letter may be cut at the end of the piece.
            var more = stream.readNBytes(HEAD);
            var judged = Arrays.copyOf(piece, piece.length + more.length);
            System.arraycopy(more, 0, judged, piece.length, more.length);
            return charset(judged, more.length < HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the file at its first row after the header. */
    static CsvFile open(InputStream stream, Charset charset) {
        try {
            var buffered = new BufferedInputStream(stream, HEAD);
            buffered.mark(HEAD + 1);
            var head = buffered.readNBytes(HEAD);
            buffered.reset();
            char delimiter = delimiter(new String(head, charset));
            return new CsvFile(charset, delimiter, reader(delimiter).ofCsvRecord(buffered, charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Charset charset() {
        return charset;
    }

    char delimiter() {
        return delimiter;
    }

    List<String> header() {
        return header;
    }

    /** The next row's fields, or null at the end. */
    @Nullable
    List<String> next() {
        return rows.hasNext() ? rows.next().getFields() : null;
    }

    /** Passes rows over. */
    void skip(long many) {
        for (long i = 0; i < many && rows.hasNext(); i++) {
            rows.next();
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvReader.CsvReaderBuilder reader(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_FIELD);
    }

    /** What a byte-order mark says; UTF-8 where it is that; what the letters make likely otherwise. */
    private static Charset charset(byte[] judged, boolean isToTheEnd) {
        if (isUtf8(judged, isToTheEnd)) {
            return StandardCharsets.UTF_8;
        }
        var detector = new UniversalDetector();
        detector.handleData(judged);
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .flatMap(CsvFile::named)
                .orElseGet(() -> Charset.forName("windows-1252"));
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(byte[] piece) {
        for (byte one : piece) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] judged, boolean isToTheEnd) {
        // Where the file goes on, its last character may be cut.
        int most = isToTheEnd ? 1 : Math.min(4, judged.length + 1);
        for (int cut = 0; cut < most; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(judged, 0, judged.length - cut));
                return true;
            } catch (CharacterCodingException _) {
                // Perhaps without the last byte, then.
            }
        }
        return false;
    }

    /** The one by which most of the first rows have as many fields as the header, and more than one. */
    private static char delimiter(String head) {
        char best = ',';
        int most = 0;
        for (char candidate : DELIMITERS) {
            int score = score(head, candidate);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static int score(String head, char delimiter) {
        var counts = new ArrayList<Integer>();
        try (var sample = reader(delimiter).ofCsvRecord(head)) {
            for (var row : sample) {
                counts.add(row.getFieldCount());
                if (counts.size() == LOOKED_AT) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException _) {
            return 0;
        }
        int columns = counts.isEmpty() ? 0 : counts.getFirst();
        int alike = (int) counts.stream().filter(count -> count == columns).count();
        return columns < 2 ? 0 : alike * 100 / counts.size() * 100 + columns;
    }
}
