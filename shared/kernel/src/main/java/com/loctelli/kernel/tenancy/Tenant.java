package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.ids.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The permission to read and write one sub-account's rows. It cannot be made outside this package: who holds one has
 * shown a verified token, a signed queue message, or a routing fact of the directory.
 */
public final class Tenant {
    /** The partition of the platform's own facts; no sub-account can have this id. */
    static final Tenant PLATFORM = new Tenant("PLATFORM");

    private static final String SANDBOX = "sandbox";

    private final String partition;
    private final @Nullable Tenant origin;

    Tenant(SubAccountId id) {
        this(id.value());
    }

    private Tenant(String partition) {
        this(partition, null);
    }

    private Tenant(String partition, @Nullable Tenant origin) {
        this.partition = partition;
        this.origin = origin;
    }

    /** The value of the partition key of every row this tenant may touch. */
    public String partition() {
        return partition;
    }

    /** The sub-account; throws for the platform's own partition. */
    public SubAccountId id() {
        return new SubAccountId(partition);
    }

    /**
     * A sub-account that there is not, for rehearsals of this one: its rows lie apart, no routing fact leads to it, and
     * its id is longer than any that is given to a real one. The same name yields the same.
     */
    public Tenant sandbox(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("sandbox|" + partition + "|" + name).getBytes(StandardCharsets.UTF_8));
            var id = new SubAccountId("sa_" + SANDBOX + Ids.base62(Arrays.copyOf(hash, 16)));
            return new Tenant(id.value(), this);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The sub-account that a sandbox is of; itself for a real one. What a rehearsal only reads may be read there. */
    public Tenant origin() {
        return origin == null ? this : origin;
    }

    /** Whether it is one that there is not. */
    public boolean isSandbox() {
        return partition.startsWith("sa_" + SANDBOX) && partition.length() > 26;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tenant tenant && tenant.partition.equals(partition);
    }

    @Override
    public int hashCode() {
        return partition.hashCode();
    }

    @Override
    public String toString() {
        return partition;
    }
}
