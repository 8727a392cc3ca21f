package com.loctelli.transfers.exports;

import com.loctelli.kernel.files.StoredFile;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.transfers.archive.ArchiveWriter;
import com.loctelli.transfers.archive.Entry;
import com.loctelli.transfers.cargo.OwnId;
import com.loctelli.transfers.cargo.SealedTexts;
import com.loctelli.transfers.cargo.Withheld;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes a tenant's files into an archive: what was sealed opened, everything else as it comes from the bucket. */
final class PackedFiles {
    private static final byte[] SEALED = "sealed.".getBytes(StandardCharsets.US_ASCII);
    /** No text that is sealed into a file is nearly as long. */
    private static final long LONGEST_SEALED = 64L * 1024 * 1024;

    private static final int AT_ONCE = 50;

    private final Platform platform;
    private final Tenant tenant;
    private final ArchiveWriter archive;
    private final Packing packing;
    private final SealedTexts sealed;

    PackedFiles(Platform platform, Tenant tenant, ArchiveWriter archive, Packing packing) {
        this.platform = platform;
        this.tenant = tenant;
        this.archive = archive;
        this.packing = packing;
        this.sealed = new SealedTexts(platform.cipher(), tenant);
    }

    /** Writes some files after the given path; returns the last that was gone over, or null where there is none. */
    @Nullable
    String page(String after) {
        var last = after;
        long parts = archive.parts();
        var paths = platform.files().list(tenant, after);
        for (var path : paths.subList(0, Math.min(AT_ONCE, paths.size()))) {
            if (!path.startsWith(Withheld.FILES)) {
                write(path);
            }
            last = path;
            if (archive.parts() > parts) {
                break;
            }
        }
        return paths.isEmpty() ? null : last;
    }

    private void write(String path) {
        try (var file = platform.files().read(tenant, path, 0).orElse(null)) {
            if (file != null) {
                write(path, file);
                packing.count("files");
            }
            // Else it was removed since it was listed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String path, StoredFile file) throws IOException {
        var name = Entry.FILES + OwnId.taken(tenant, path);
        var content = new BufferedInputStream(file.content());
        content.mark(SEALED.length);
        boolean maySeal = Arrays.equals(content.readNBytes(SEALED.length), SEALED) && file.length() <= LONGEST_SEALED;
        content.reset();
        if (!maySeal) {
            archive.write(new Entry(name, file.length(), file.contentType(), null), content);
            return;
        }
        byte[] bytes = content.readAllBytes();
        var opened = sealed.open(new String(bytes, StandardCharsets.US_ASCII));
        byte[] plain = opened.map(one -> OwnId.taken(tenant, one.text()).getBytes(StandardCharsets.UTF_8))
                .orElse(bytes);
        archive.write(
                new Entry(
                        name,
                        plain.length,
                        file.contentType(),
                        opened.map(one -> OwnId.taken(tenant, one.place())).orElse(null)),
                new ByteArrayInputStream(plain));
    }
}
