package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.senders.SenderNumber;
import java.time.Duration;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * How many texts a campaign may release now: what its own pace, that of the number it leaves by and that of the
 * sub-account all leave until a minute from now, two minutes of work at most. What is taken is taken from all three in
 * one transaction that stands on what was read, before anything is released: two ticks at once take it once.
 * Campaigns that are sent at the same time share evenly.
 */
final class Pacing {
    private static final int TRIES = 6;
    private static final Duration TICK = TickCampaign.TICK;
    private static final ProblemType PACE_MOVED =
            new ProblemType("campaigns/pace-moved", 409, "Another campaign has taken of the pace meanwhile");

    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;

    @Inject
    Pacing(Platform platform, Campaigns campaigns, Texts texts) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
    }

    /** Takes all that may be released now; 0 where another tick has taken it. */
    long take(Tenant tenant, Stored<Campaign> found, Instant now) {
        var sender = texts.of(tenant).defaultSender().map(SenderNumber::phone).orElse("");
        for (int attempt = 1; ; attempt++) {
            try {
                return once(tenant, found, sender, now);
            } catch (Problem problem) {
                if (problem.type().equals(ProblemType.STALE_VERSION)) {
                    return 0;
                }
                if (!problem.type().equals(PACE_MOVED) || attempt == TRIES) {
                    throw problem;
                }
            }
        }
    }

    private long once(Tenant tenant, Stored<Campaign> found, String sender, Instant now) {
        var rows = campaigns.of(tenant).rows();
        var stored = rows.get(Pace.KEY, Pace.class);
        var pace = stored == null ? Pace.UNUSED : stored.value();
        var own = new Bucket(found.value().ratePerMinute(), found.value().pacedThrough());
        var ofSender = new Bucket(rate("LOCTELLI_SENDER_PER_MINUTE", "3000"), pace.of(sender));
        var ofTenant = new Bucket(rate("LOCTELLI_TENANT_PER_MINUTE", "6000"), pace.tenant());
        var id = found.value().id();
        int sharers = pace.sharers(id, now);
        long shared = Math.min(ofSender.left(now), ofTenant.left(now));
        long allowed = Math.min(own.left(now), (shared + sharers - 1) / sharers);
        // Who gets nothing has asked all the same, so that the next one leaves them their share.
        var next = pace.with(ofTenant.after(allowed, now), sender, ofSender.after(allowed, now), id, now);
        Write taken = stored == null
                ? rows.insert(Pace.KEY, next, Actor.SYSTEM).otherwise(PACE_MOVED)
                : rows.replace(stored, next).otherwise(PACE_MOVED);
        platform.database()
                .commit(
                        rows.update(found.sk(), new Update().set("pacedThrough", own.after(allowed, now)))
                                .when(Condition.equal("version", found.version()))
                                .otherwise(ProblemType.STALE_VERSION),
                        taken);
        return allowed;
    }

    private long rate(String setting, String usual) {
        return Math.max(1, Long.parseLong(platform.settings().get(setting, usual)));
    }

    /**
     * What may be taken at a rate.
     *
     * @param through until when it is used up, null where it never was
     */
    private record Bucket(long perMinute, @Nullable Instant through) {
        /** Time that nobody used is lost, but for the last minute's. */
        private Instant from(Instant now) {
            return through == null || through.isBefore(now.minus(TICK)) ? now.minus(TICK) : through;
        }

        long left(Instant now) {
            long millis = Duration.between(from(now), now.plus(TICK)).toMillis();
            return Math.max(0, millis * perMinute / TICK.toMillis());
        }

        Instant after(long taken, Instant now) {
            return from(now).plusMillis(taken * TICK.toMillis() / perMinute);
        }
    }
}
