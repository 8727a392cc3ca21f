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

    /** Removes a file; nothing happens where there is none. */
    void delete(Tenant tenant, String path);

    /** Paths of the tenant's files, a thousand at most, in their order. */
    List<String> list(Tenant tenant);

    /** Removes files, a thousand at most; nothing happens where one is not there. */
    void deleteAll(Tenant tenant, List<String> paths);

    /** A link that lets its holder read the file for some time. */
    URI linkToRead(Tenant tenant, String path, Duration lifetime);

    /** A link that lets its holder write the file, of this type and length exactly, for some time. */
    URI linkToWrite(Tenant tenant, String path, String contentType, long length, Duration lifetime);
}
