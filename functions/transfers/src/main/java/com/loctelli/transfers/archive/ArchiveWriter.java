package com.loctelli.transfers.archive;

import com.loctelli.kernel.files.Files;
import com.loctelli.kernel.tenancy.Tenant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive to the bucket in parts of eight megabytes, which is also all that it holds of it. Between two
 * entries it can be left: what was not enough for a part is then its {@link #rest}, with which another goes on.
 */
public final class ArchiveWriter {
    /** S3 wants five megabytes at least of every part but the last, and takes ten thousand. */
    private static final int PART = 8 * 1024 * 1024;

    private final Files files;
    private final Tenant tenant;
    private final String path;
    private final String upload;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private int parts;
    private @Nullable Member member;

    /** Whole entries, compressed together. */
    private record Member(GZIPOutputStream gzip, TarArchiveOutputStream tar) {}

    /**
     * Goes on with an upload.
     *
     * @param parts how many parts of it are written
     * @param rest what comes after them
     */
    public ArchiveWriter(Files files, Tenant tenant, String path, String upload, int parts, byte[] rest) {
        this.files = files;
        this.tenant = tenant;
        this.path = path;
        this.upload = upload;
        this.parts = parts;
        buffer.writeBytes(rest);
    }

    /** Writes an entry. */
    public void write(String name, byte[] content) {
        write(new Entry(name, content.length, null, null), new ByteArrayInputStream(content));
    }

    /** Writes an entry whose content is as long as it says, without holding it. */
    public void write(Entry entry, InputStream content) {
        try {
            var tar = member().tar();
            var header = new TarArchiveEntry(entry.name());
            header.setSize(entry.length());
            header.setModTime(0);
            if (entry.contentType() != null) {
                header.addPaxHeader(Entry.TYPE_HEADER, entry.contentType());
            }
            if (entry.sealedFor() != null) {
                header.addPaxHeader(Entry.SEALED_HEADER, entry.sealedFor());
            }
            tar.putArchiveEntry(header);
            content.transferTo(tar);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many parts are written. */
    public int parts() {
        return parts;
    }

    /** Ends the member and gives what is left for the next part. */
    public byte[] rest() {
        endMember();
        return buffer.toByteArray();
    }

    /** Ends the archive: what is left becomes the last part. */
    public void end() {
        endMember();
        if (buffer.size() > 0) {
            sendPart();
        }
    }

    private Member member() throws IOException {
        var open = member;
        if (open == null) {
            var gzip = new GZIPOutputStream(new Parts());
            var tar = new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name());
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            open = new Member(gzip, tar);
            member = open;
        }
        return open;
    }

    /** The tar is not closed: its end would be where the next member goes on. */
    private void endMember() {
        var open = member;
        if (open == null) {
            return;
        }
        try {
            open.tar().flush();
            open.gzip().finish();
            member = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendPart() {
        files.part(tenant, path, upload, parts + 1, buffer.toByteArray());
        parts++;
        buffer.reset();
    }

    private final class Parts extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            buffer.write(bytes, from, length);
            if (buffer.size() >= PART) {
                sendPart();
            }
        }
    }
}
