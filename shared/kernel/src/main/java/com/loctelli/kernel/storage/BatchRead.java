package com.loctelli.kernel.storage;

import com.loctelli.kernel.tenancy.Tenant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of one tenant, from several tables, read in one round trip per hundred. Strongly consistent. */
public final class BatchRead {
    private final Database database;
    private final Tenant tenant;
    private final Set<Place> wanted = new LinkedHashSet<>();

    BatchRead(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Compared by hand: the comparison that a record brings is put together at its first use, while a caller waits. */
    record Place(TableName table, String sk) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && table == place.table && sk.equals(place.sk);
        }

        @Override
        public int hashCode() {
            return sk.hashCode();
        }
    }

    /** Adds an item to be read. */
    public BatchRead want(TableName table, String sk) {
        if (!Database.isTooLong(sk)) {
            wanted.add(new Place(table, sk));
        }
        return this;
    }

    /** Reads them; what is not there, or has outlived its time, is missing in the answer. */
    public Answer read() {
        return new Answer(wanted.isEmpty() ? Map.of() : database.batchGet(tenant, wanted));
    }

    /** What was found. */
    public static final class Answer {
        private final Map<Place, Map<String, AttributeValue>> found;

        Answer(Map<Place, Map<String, AttributeValue>> found) {
            this.found = found;
        }

        /** The item of that place as an entity. */
        public <T> Optional<Stored<T>> find(TableName table, String sk, Class<T> type) {
            return Optional.ofNullable(found.get(new Place(table, sk))).map(item -> Stored.read(item, type));
        }
    }
}
