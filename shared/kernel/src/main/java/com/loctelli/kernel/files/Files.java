package com.loctelli.kernel.files;

import com.loctelli.kernel.tenancy.Tenant;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Files of a tenant. A path is relative to the tenant's own prefix and cannot leave it. */
public interface Files {

    /** Writes a file, replacing what was there. */
    void put(Tenant tenant, String path, String contentType, byte[] content);

    /** The file's bytes; empty where there is none. */
    Optional<byte[]> find(Tenant tenant, String path);

    /** The file's bytes as they come, for files that are large; empty where there is none. The caller closes it. */
    Optional<InputStream> open(Tenant tenant, String path);

    /**
     * The file with what is known of it, its bytes from the given one on; empty where there is none. The caller closes
     * it.
     */
    Optional<StoredFile> read(Tenant tenant, String path, long from);

    /** Writes a file from a stream that has so many bytes, replacing what was there. */
    void put(Tenant tenant, String path, String contentType, InputStream content, long length);

    /** Begins a file that is written in parts, and names the upload. Until its parts are joined there is no such file. */
    String begin(Tenant tenant, String path, String contentType);

    /** Writes a part, from 1 on, replacing the one of that number; each but the last has 5 MiB or more. */
    void part(Tenant tenant, String path, String upload, int number, byte[] content);

    /** Makes the file of the first so many parts; nothing happens where that was done before. */
    void join(Tenant tenant, String path, String upload, int parts);

    /** Removes a file; nothing happens where there is none. */
    void delete(Tenant tenant, String path);

    /** Paths of the tenant's files, a thousand at most, in their order. */
    default List<String> list(Tenant tenant) {
        return list(tenant, "");
    }

    /** Paths of the tenant's files after the given one, a thousand at most, in their order. */
    List<String> list(Tenant tenant, String after);

    /**
     * Removes a thousand of the tenant's files at most, and whatever was kept of earlier versions of them; returns how
     * many versions, zero where nothing is left.
     */
    int wipe(Tenant tenant);

    /** A link that lets its holder read the file for some time. */
    URI linkToRead(Tenant tenant, String path, Duration lifetime);

    /** A link that lets its holder write the file, of this type and length exactly, for some time. */
    URI linkToWrite(Tenant tenant, String path, String contentType, long length, Duration lifetime);
}
