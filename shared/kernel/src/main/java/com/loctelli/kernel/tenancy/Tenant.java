package com.loctelli.kernel.tenancy;

/**
 * The permission to read and write one sub-account's rows. It cannot be made outside this package: who holds one has
 * shown a verified token, a signed queue message, or a routing fact of the directory.
 */
public final class Tenant {
    /** The partition of the platform's own facts; no sub-account can have this id. */
    static final Tenant PLATFORM = new Tenant("PLATFORM");

    private final String partition;

    Tenant(SubAccountId id) {
        this(id.value());
    }

    private Tenant(String partition) {
        this.partition = partition;
    }

    /** The value of the partition key of every row this tenant may touch. */
    public String partition() {
        return partition;
    }

    /** The sub-account; throws for the platform's own partition. */
    public SubAccountId id() {
        return new SubAccountId(partition);
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
