package com.loctelli.strategies;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.VersionedCache;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The briefs that this process has read, each under the stamp that the tenant's strategies had. Every change of a
 * strategy or a template gives them another stamp, in the transaction of the change; who asks reads the stamp together
 * with what is read anyway, so that a brief is read once and a change is seen by the next who asks, in any process.
 * Strategies and templates are large and a stamp is not: what is saved are read units, see decision 20.
 */
public final class Briefs {
    private static final String STAMP = "STAMP";
    private static final String NEVER = "";
    private static final int MOST = 500;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final VersionedCache<Key, Known> kept;

    /** None yet. */
    public Briefs(Platform platform) {
        this.kept = new VersionedCache<>(platform.clock(), LIFE, MOST);
    }

    private record Key(String partition, @Nullable String strategyId) {}

    /**
     * What was read.
     *
     * @param brief null where the tenant has no such agent
     */
    public record Known(@Nullable AgentBrief brief) {}

    /** Adds the stamp to a read. */
    public static BatchRead want(BatchRead batch) {
        return batch.want(TableName.STRATEGIES, STAMP);
    }

    /** The stamp that a read found. */
    public static String stamp(BatchRead.Answer answer) {
        return answer.find(TableName.STRATEGIES, STAMP, Stamp.class)
                .map(found -> found.value().stamp())
                .orElse(NEVER);
    }

    /** The brief of that stamp; null where this process must read it. */
    public @Nullable Known known(Tenant tenant, @Nullable String strategyId, String stamp) {
        return kept.find(new Key(tenant.partition(), strategyId), stamp);
    }

    /** Keeps a brief that was read after the stamp was. */
    public void keep(Tenant tenant, @Nullable String strategyId, String stamp, @Nullable AgentBrief brief) {
        kept.keep(new Key(tenant.partition(), strategyId), stamp, new Known(brief));
    }

    /** The write that belongs to every change of what briefs are made of. */
    public static Write changed(Platform platform, Rows rows) {
        return rows.upsert(STAMP, new Update().set("stamp", platform.ids().token()));
    }

    /** What tells one state of a tenant's strategies from every other. */
    @Json
    record Stamp(String stamp) {}
}
