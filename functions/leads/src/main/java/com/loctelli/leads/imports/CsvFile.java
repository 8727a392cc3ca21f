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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** A table in a text file, read a row at a time. How it is encoded and what parts its columns is found out. */
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

    /** Opens the file at its first row after the header. */
    static CsvFile open(InputStream stream) {
        try {
            var buffered = new BufferedInputStream(stream, HEAD);
            buffered.mark(HEAD + 1);
            var head = buffered.readNBytes(HEAD);
            buffered.reset();
            var charset = charset(head);
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
    private static Charset charset(byte[] head) {
        if (isUtf8(head)) {
            return StandardCharsets.UTF_8;
        }
        var detector = new UniversalDetector();
        detector.handleData(head);
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

    private static boolean isUtf8(byte[] head) {
        // The last character may be cut.
        for (int cut = 0; cut < Math.min(4, head.length + 1); cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return true;
            } catch (CharacterCodingException _) {
                if (head.length < HEAD) {
                    return false;
                }
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
