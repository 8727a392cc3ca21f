package com.loctelli.kernel.storage;

import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.kernel.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * Credentials that open one tenant's rows only: sessions of one role, each tagged with its tenant's id, which the role's
 * policy compares with the keys of every request. A session is taken at a tenant's first request and serves the others
 * until shortly before it ends; at most 10,000 are kept. None is taken while this is made, so that no snapshot of a
 * function holds one. The platform's own rows are reached with the process's own credentials.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">session tags</a>
 */
public final class TenantSessions implements TenantCredentials {
    /** The session tag that carries the tenant's id. */
    public static final String TAG = "subAccountId";

    /**
     * A sweep goes round all tenants in one order: where fewer are kept than there are tenants, each has gone just
     * before its turn comes. One takes about 2 KB.
     */
    private static final int MOST = 10_000;

    /** A role that was taken with another role's credentials lasts an hour at most. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final Duration EARLY = Duration.ofMinutes(5);

    private final Supplier<StsClient> sts;
    private final String roleArn;
    private final Clock clock;
    private final int most;
    private final Map<Tenant, Session> sessions = new LinkedHashMap<>(64, 0.75f, true);

    /** @param roleArn the role that trusts this process, with the tag */
    public TenantSessions(Supplier<StsClient> sts, String roleArn, Clock clock) {
        this(sts, roleArn, clock, MOST);
    }

    TenantSessions(Supplier<StsClient> sts, String roleArn, Clock clock, int most) {
        this.sts = sts;
        this.roleArn = roleArn;
        this.clock = clock;
        this.most = most;
    }

    private record Session(AwsCredentialsProvider credentials, Instant end) {}

    @Override
    public Optional<AwsCredentialsProvider> of(Tenant tenant) {
        return SubAccountId.isOne(tenant.partition())
                ? Optional.of(session(tenant).credentials())
                : Optional.empty();
    }

    // One at a time: reads of one tenant that run side by side take one session, not one each.
    private synchronized Session session(Tenant tenant) {
        var known = sessions.get(tenant);
        if (known != null && clock.now().isBefore(known.end().minus(EARLY))) {
            return known;
        }
        var taken = take(tenant);
        sessions.put(tenant, taken);
        if (sessions.size() > most) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        return taken;
    }

    private Session take(Tenant tenant) {
        var answer = sts.get()
                .assumeRole(r -> r.roleArn(roleArn)
                        .roleSessionName(tenant.partition())
                        .durationSeconds((int) LIFETIME.toSeconds())
                        .tags(Tag.builder().key(TAG).value(tenant.partition()).build()))
                .credentials();
        var keys = AwsSessionCredentials.create(answer.accessKeyId(), answer.secretAccessKey(), answer.sessionToken());
        return new Session(StaticCredentialsProvider.create(keys), answer.expiration());
    }
}
