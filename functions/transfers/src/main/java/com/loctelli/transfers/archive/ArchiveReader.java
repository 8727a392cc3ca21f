package com.loctelli.transfers.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads an archive member by member. After each it tells where the next begins, so that a later reader can begin there.
 * A stream that breaks off is an {@link UncheckedIOException}, which passes; content that is no archive is an {@link
 * IOException}, which does not.
 */
public final class ArchiveReader implements AutoCloseable {
    private final Position in;

    /** Begins at the start of a member. */
    public ArchiveReader(InputStream archive) {
        this.in = new Position(new Counting(archive));
    }

    /** What is done with an entry. */
    @FunctionalInterface
    public interface Taker {
        /** Takes one entry; what it leaves of the content is passed over. */
        void take(Entry entry, InputStream content) throws IOException;
    }

    /** Gives all entries of the next member to the taker; false where there is no further one. */
    public boolean next(Taker taker) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return false;
        }
        in.reset();
        // Not closed: that would close the archive.
        var member = new GzipCompressorInputStream(in);
        var tar = new TarArchiveInputStream(member, StandardCharsets.UTF_8.name());
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile()) {
                taker.take(
                        new Entry(
                                entry.getName(),
                                entry.getSize(),
                                entry.getExtraPaxHeader(Entry.TYPE_HEADER),
                                entry.getExtraPaxHeader(Entry.SEALED_HEADER)),
                        tar);
            }
        }
        member.transferTo(java.io.OutputStream.nullOutputStream());
        return true;
    }

    /** How many bytes of the archive were read up to the end of the last member. */
    public long position() {
        return in.position();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Position extends BufferedInputStream {
        private final Counting below;

        Position(Counting below) {
            super(below, 64 * 1024);
            this.below = below;
        }

        synchronized long position() {
            return below.read - (count - pos);
        }
    }

    private static final class Counting extends FilterInputStream {
        private long read;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            try {
                int some = super.read(bytes, from, length);
                read += Math.max(0, some);
                return some;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long skip(long bytes) throws IOException {
            long some = super.skip(bytes);
            read += some;
            return some;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
